package dev.ghostlight.core.judge.statistics;

/**
 * How far the number of values below a quantile may be from what it should be, for all quantiles and at all times
 * together; tighter than {@link UniformBand} near 0 and 1.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 3 (double stitching). Immutable and thread-safe.
 */
public final class StitchedBound {
    /** How fine the grid of quantiles is, in logits. */
    private static final double FINENESS = 0.5;
    /** How the probability is shared among epochs. */
    private static final double POWER = 1.4;
    /** How much longer each epoch is than the one before. */
    private static final double EPOCH = 2;

    private static final double ZETA = zeta(POWER);
    private static final double FIRST = (Math.pow(EPOCH, 0.25) + Math.pow(EPOCH, -0.25)) / Math.sqrt(2);
    private static final double SECOND = (Math.sqrt(EPOCH) + 1) / 2;

    private final double alpha;
    private final double minimum;

    /**
     * @param alpha the probability that a number is outside at any time, between 0 and 1
     * @param minimum the number of values from which on it is tight, at least 1
     */
    public StitchedBound(double alpha, double minimum) {
        this.alpha = alpha;
        this.minimum = minimum;
    }

    /**
     * How many values more than expected may lie below a quantile; for fewer, ask for the opposite quantile.
     *
     * @param quantile between 0 and 1
     * @param count of values
     */
    public double excess(double quantile, double count) {
        double time = Math.max(count, minimum);
        double logit = logit(quantile);
        double worst = quantile >= 0.5
                ? quantile
                : Math.min(0.5, 1 / (1 + Math.exp(-logit - 2 * FINENESS * Math.sqrt(minimum * EPOCH / time))));
        double variance = worst * (1 - worst);
        double place = Math.sqrt(time / minimum) * Math.abs(logit) / (2 * FINENESS) + 1;
        double log = POWER * Math.log(Math.log(EPOCH * time / minimum))
                + POWER * Math.log(place)
                + Math.log(2 * ZETA * (2 * ZETA + 1) / (alpha * Math.pow(Math.log(EPOCH), POWER)));
        double skew = SECOND * (1 - 2 * quantile) / 3 * log;
        return FINENESS * Math.sqrt(EPOCH * time * variance / minimum)
                + Math.sqrt(FIRST * FIRST * variance * time * log + skew * skew)
                + skew;
    }

    private static double logit(double quantile) {
        return Math.log(quantile / (1 - quantile));
    }

    /** Riemann's zeta above 1: the first terms, and the rest by the formula of Euler and Maclaurin. */
    private static double zeta(double s) {
        int terms = 20;
        double sum = 0;
        for (int i = 1; i < terms; i++) {
            sum += Math.pow(i, -s);
        }
        double last = Math.pow(terms, -s);
        return sum
                + last * terms / (s - 1)
                + last / 2
                + s * last / terms / 12
                - s * (s + 1) * (s + 2) * last / (720.0 * terms * terms * terms);
    }
}
