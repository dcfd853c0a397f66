package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.model.Severity;
import java.util.Locale;
import java.util.Set;

/** How bad a record is by what it says of itself. */
final class Gravity {
    /** Words by which a message without a level is taken for an error. */
    private static final Set<String> WORDS = Set.of(
            "abort",
            "aborted",
            "aborting",
            "cannot",
            "corrupt",
            "corrupted",
            "crash",
            "crashed",
            "critical",
            "denied",
            "emergency",
            "error",
            "errors",
            "exception",
            "fail",
            "failed",
            "failing",
            "fails",
            "failure",
            "failures",
            "fatal",
            "panic",
            "refused",
            "rejected",
            "segfault",
            "timeout",
            "unable",
            "unavailable",
            "unexpected",
            "unhandled",
            "unreachable");

    private static final int CHARACTERS_READ = 500;

    private Gravity() {}

    /**
     * {@link Severity#DANGER} of an error: a stack trace, a level of ERROR or FATAL, or words of an error where no
     * level is named; {@link Severity#WARNING} of a warning; else {@link Severity#NOTE}.
     */
    static Severity of(Level level, boolean isTrace, String text) {
        if (isTrace) {
            return Severity.DANGER;
        }
        return switch (level) {
            case ERROR, FATAL -> Severity.DANGER;
            case WARN -> Severity.WARNING;
            case TRACE, DEBUG, INFO -> Severity.NOTE;
            case UNKNOWN -> saysError(text) ? Severity.DANGER : Severity.NOTE;
        };
    }

    private static boolean saysError(String text) {
        int end = Math.min(text.length(), CHARACTERS_READ);
        int from = 0;
        for (int at = 0; at <= end; at++) {
            if (at < end && Character.isLetter(text.charAt(at))) {
                continue;
            }
            if (at > from && isErrorWord(text.substring(from, at))) {
                return true;
            }
            from = at + 1;
        }
        return false;
    }

    private static boolean isErrorWord(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT)) || word.endsWith("Exception") || word.endsWith("Error");
    }
}
