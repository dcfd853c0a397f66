package dev.ghostlight.app.config;

import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.migration.facts.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which server a database runs on. */
final class EngineReader {
    private static final Pattern FORM = Pattern.compile("(\\S+)(?: +(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.\\d{1,6})?)?");
    private static final List<String> KINDS =
            Arrays.stream(Engine.Kind.values()).map(Engine.Kind::word).toList();

    private static final String OLDEST = "postgresql 11, mariadb 10.3 and mysql 5.6";

    private EngineReader() {}

    /** The engine that a section names; a problem is told if it names none. */
    static Engine engine(Section section, Gathered gathered) throws AlreadyReported {
        String text = section.text("engine");
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(section, gathered, text, "Write one such as postgresql 16, mariadb 10.11 or mysql 8.0");
        }
        String word = form.group(1);
        Optional<Engine.Kind> kind = Arrays.stream(Engine.Kind.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (kind.isEmpty()) {
            throw refused(
                    section,
                    gathered,
                    text,
                    DidYouMean.nearest(word, KINDS)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Write one of " + String.join(", ", KINDS) + ", and its version"));
        }
        String example =
                kind.get() == Engine.Kind.POSTGRESQL ? " 16" : kind.get() == Engine.Kind.MYSQL ? " 8.0" : " 10.11";
        boolean isComplete = form.group(2) != null && (kind.get() == Engine.Kind.POSTGRESQL || form.group(3) != null);
        if (!isComplete || Integer.parseInt(form.group(2)) == 0) {
            throw refused(
                    section,
                    gathered,
                    text,
                    "Write its version too, such as " + kind.get().word() + example);
        }
        int minor = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        Engine engine = new Engine(kind.get(), Integer.parseInt(form.group(2)), minor);
        if (engine.isTooOld()) {
            throw refused(section, gathered, text, "Forecasts begin with " + OLDEST);
        }
        return engine;
    }

    private static AlreadyReported refused(Section section, Gathered gathered, String text, String remedy) {
        gathered.refuse(
                section.where("engine"),
                Visible.quoted(text) + " is no engine and version that is known here",
                "What a migration does differs from version to version",
                remedy);
        return new AlreadyReported();
    }
}
