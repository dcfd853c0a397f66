package dev.ghostlight.app.config.source;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Place;

/**
 * One thing that is wrong with a configuration; its sentences carry no full stop, and no character that a terminal
 * would act upon.
 *
 * @param where where it stands
 * @param what what is wrong, with the value
 * @param consequence what follows from it
 * @param remedy what to write instead
 */
public record Problem(Place where, String what, String consequence, String remedy) {
    public Problem {
        what = Visible.of(what);
        consequence = Visible.of(consequence);
        remedy = Visible.of(remedy);
    }

    /** The problem as people read it: {@code ghostlight.yaml:12:9: /environments/prod/fleet/nodes: ...}. */
    @Override
    public String toString() {
        String position = where.line() > 0 ? ":" + where.line() + ":" + where.column() : "";
        String pointer = where.pointer().isEmpty() ? "" : Visible.of(where.pointer()) + ": ";
        return Visible.of(where.file()) + position + ": " + pointer + sentence(what) + " " + sentence(consequence) + " "
                + sentence(remedy);
    }

    private static String sentence(String words) {
        return words.endsWith("?") ? words : words + ".";
    }
}
