package dev.ghostlight.core.migration.execute;

/**
 * All that bounds a run.
 *
 * @param lock for what stops others
 * @param patience for locks and conflicts
 * @param batchSeconds how long a batch should take
 * @param brakes for backfills
 */
public record Limits(LockLimits lock, Patience patience, double batchSeconds, Brakes brakes) {
    private static final double BATCH_SECONDS_MAX = 0.2;
    private static final double BATCH_PART = 0.2;

    /** The usual ones for clients with this timeout. */
    public static Limits below(double clientTimeoutSeconds) {
        return new Limits(
                LockLimits.below(clientTimeoutSeconds),
                Patience.USUAL,
                Math.min(BATCH_SECONDS_MAX, clientTimeoutSeconds * BATCH_PART),
                Brakes.USUAL);
    }
}
