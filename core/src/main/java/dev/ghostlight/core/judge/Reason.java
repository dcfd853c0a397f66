package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * A finding, and what it comes to by itself.
 *
 * @param weight the verdict that it is reason enough for
 * @param atMillis since when it is; {@code LogLine.NO_TIME} without times
 */
record Reason(JudgeVerdict weight, Finding finding, long atMillis) {
    static final Comparator<Reason> GRAVEST_FIRST = Comparator.comparing(Reason::weight)
            .reversed()
            .thenComparingLong(reason -> reason.atMillis() == LogLine.NO_TIME ? Long.MAX_VALUE : reason.atMillis())
            .thenComparing(reason -> reason.finding().what());

    /** How grave a finding of such a weight is. */
    static Severity severity(JudgeVerdict weight) {
        return switch (weight) {
            case ROLLBACK -> Severity.DANGER;
            case HOLD -> Severity.WARNING;
            case PROMOTE -> Severity.NOTE;
        };
    }

    /** Since when the verdict is what it is. */
    static long since(List<Reason> reasons, JudgeVerdict verdict) {
        if (verdict == JudgeVerdict.PROMOTE) {
            return LogLine.NO_TIME;
        }
        return reasons.stream()
                .filter(reason -> reason.weight() == verdict)
                .mapToLong(Reason::atMillis)
                .filter(at -> at != LogLine.NO_TIME)
                .min()
                .orElse(LogLine.NO_TIME);
    }
}
