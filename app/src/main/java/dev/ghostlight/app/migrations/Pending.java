package dev.ghostlight.app.migrations;

import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The migrations that a release brings, told from those that are live.
 *
 * @param live those that are live, in their order
 * @param pending those that are not, in their order; at least one unless all are live
 * @param assumptions what was assumed of which these are
 */
public record Pending(List<Migration> live, List<Migration> pending, List<Assumption> assumptions) {
    public Pending {
        live = List.copyOf(live);
        pending = List.copyOf(pending);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * Tells them apart.
     *
     * @param read all of them
     * @param applied the newest that is live: its name, or how its name begins, such as {@code V41}; without it, the
     *     last one alone is pending
     * @param where where that is written, or would be
     * @throws MigrationsException if there is none of this name
     */
    public static Pending of(Migrations read, Optional<String> applied, Place where) throws MigrationsException {
        List<Migration> all = read.migrations();
        List<Assumption> assumptions = new ArrayList<>(read.assumptions());
        int live;
        if (applied.isPresent()) {
            live = 1 + place(all, applied.get(), where);
        } else {
            live = all.size() - 1;
            if (live > 0) {
                assumptions.add(new Assumption(
                        where,
                        "which migrations are live",
                        "all but the last, " + all.getLast().name(),
                        "applied: " + all.get(live - 1).name()));
            }
        }
        return new Pending(all.subList(0, live), all.subList(live, all.size()), assumptions);
    }

    private static int place(List<Migration> all, String applied, Place where) throws MigrationsException {
        Pattern begins = Pattern.compile("V?" + Pattern.quote(applied) + "(?![A-Za-z0-9]).*", Pattern.DOTALL);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (begins.matcher(all.get(i).name()).matches()) {
                return i;
            }
        }
        Problems problems = new Problems();
        List<String> names = all.stream().map(Migration::name).toList();
        problems.add(
                where,
                "there is no migration " + Visible.quoted(applied),
                "Which migrations are still to come is not known, and none was forecast",
                DidYouMean.nearest(applied, names)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Write the name of one, such as " + names.getLast()));
        problems.check();
        throw new IllegalStateException("a problem that stops nothing");
    }
}
