package dev.ghostlight.core.judge.statistics;

/**
 * How many times more frequent something became, with a range that holds it in about 95 of 100 cases, looked at once.
 *
 * @param estimate at least 0; 1 is no change
 * @param low at least 0
 * @param high positive infinity where nothing is known
 */
public record RatioRange(double estimate, double low, double high) {
    private static final double DEVIATIONS = 1.96;
    private static final double HALF = 0.5;

    /** Where nothing is known. */
    static final RatioRange UNKNOWN = new RatioRange(1, 0, Double.POSITIVE_INFINITY);

    /**
     * Of what was seen and what was expected.
     *
     * @param variance of the logarithm of what was expected
     */
    static RatioRange of(double seen, double expected, double variance) {
        if (!(seen + expected > 0)) {
            return UNKNOWN;
        }
        double estimate = (Math.max(0, seen) + HALF) / (Math.max(0, expected) + HALF);
        double deviation = Math.sqrt(1 / (Math.max(0, seen) + HALF) + variance);
        double low = estimate * Math.exp(-DEVIATIONS * deviation);
        return new RatioRange(estimate, seen > 0 ? low : 0, estimate * Math.exp(DEVIATIONS * deviation));
    }
}
