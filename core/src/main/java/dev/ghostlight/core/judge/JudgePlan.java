package dev.ghostlight.core.judge;

/**
 * What a judgement goes by.
 *
 * @param changedAtMillis when the change began, in milliseconds since 1970 UTC; {@code LogLine.NO_TIME} where no line
 *     has a time
 * @param watchSeconds how long the changed nodes have to be watched before they can be promoted; at least 0
 * @param falseAlarms the probability of a rollback without cause, for all signatures and metrics together; above 0
 * @param isNewErrorEnough whether one new error is reason enough to roll back
 */
public record JudgePlan(long changedAtMillis, double watchSeconds, double falseAlarms, boolean isNewErrorEnough) {
    /** The probability of a false alarm where nobody names another. */
    public static final double FALSE_ALARMS = 0.02;

    /** The same with a part of its false alarms, between 0 and 1; the rest is for others. */
    public JudgePlan withPartOfFalseAlarms(double part) {
        return new JudgePlan(changedAtMillis, watchSeconds, falseAlarms * part, isNewErrorEnough);
    }

    public JudgePlan {
        if (!(watchSeconds >= 0) || !(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException(watchSeconds + " s, " + falseAlarms);
        }
    }
}
