package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.model.Show;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Words that several sentences share. */
final class Say {
    private Say() {}

    /** A time to the second: {@code 2026-11-26T14:03:10Z}. */
    static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code , 40 s after the change}; empty where nobody knows. */
    static String afterChange(JudgePlan plan, long millis) {
        if (plan.changedAtMillis() == LogLine.NO_TIME || millis < plan.changedAtMillis()) {
            return "";
        }
        return ", " + Show.seconds(Math.rint((millis - plan.changedAtMillis()) / 1e3)) + " after the change";
    }

    /** A text as a sentence. */
    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** What was assumed, as sentences go on with it. */
    static String assumed(List<String> assumptions) {
        return assumptions.stream().map(text -> " " + sentence(text)).collect(Collectors.joining());
    }

    /** The command that says that a signature is no reason to worry. */
    static String markHarmless(Fingerprint fingerprint) {
        return "ghostlight judge mark " + fingerprint + " harmless --reason '...'";
    }
}
