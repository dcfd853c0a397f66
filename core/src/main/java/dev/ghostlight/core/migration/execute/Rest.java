package dev.ghostlight.core.migration.execute;

/**
 * When a backfill rests.
 *
 * @param untilSeconds no batch begins before
 * @param isQuiet whether that is to measure production's writes without anything beside them
 * @param nextQuietSeconds when they are to be measured again
 */
public record Rest(double untilSeconds, boolean isQuiet, double nextQuietSeconds) {
    private static final double QUIET_SECONDS = 5;

    /** Production may have become busier, or less so. */
    private static final double QUIET_EVERY_SECONDS = 100;

    /** A rest to measure in. */
    static Rest quietFrom(double nowSeconds) {
        double until = nowSeconds + QUIET_SECONDS;
        return new Rest(until, true, until + QUIET_EVERY_SECONDS);
    }

    /** The rest after a batch, if nothing is to be measured. */
    Rest after(double restSeconds, double nowSeconds) {
        return nowSeconds >= nextQuietSeconds
                ? quietFrom(nowSeconds)
                : new Rest(nowSeconds + restSeconds, false, nextQuietSeconds);
    }

    /** Whether nothing of the run is at work, on purpose. */
    public boolean isQuietAt(double nowSeconds) {
        return isQuiet && nowSeconds < untilSeconds;
    }
}
