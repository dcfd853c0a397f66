package dev.ghostlight.core.load;

/** The chance that a normal variable lies far out, and how far out a chance lies. */
final class NormalTail {
    /** Below it the series converges fast, above it the continued fraction does. */
    private static final double SERIES_UNTIL = 1.5;

    private static final int TERMS = 100;
    private static final double FARTHEST = 38;

    private NormalTail() {}

    /** The chance of more than {@code sigmas} standard deviations above the mean; {@code sigmas} is 0 or more. */
    static double beyond(double sigmas) {
        double density = Math.exp(-sigmas * sigmas / 2) / Math.sqrt(2 * Math.PI);
        if (sigmas < SERIES_UNTIL) {
            double term = sigmas;
            double sum = term;
            for (int k = 1; k < TERMS; k++) {
                term *= sigmas * sigmas / (2 * k + 1);
                sum += term;
            }
            return 0.5 - density * sum;
        }
        double fraction = sigmas;
        for (int k = TERMS; k >= 1; k--) {
            fraction = sigmas + k / fraction;
        }
        return density / fraction;
    }

    /** How many standard deviations above the mean are exceeded with this chance; more than 0, at most one half. */
    static double quantile(double chance) {
        double low = 0;
        double high = FARTHEST;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (beyond(middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
