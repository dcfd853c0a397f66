package dev.ghostlight.core.judge.statistics;

/**
 * Where one quantile of independent values lies, at all times together.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 1. Values of one node are not independent of each other, for which there is
 * {@link ValueWatch}. Immutable and thread-safe.
 */
public final class QuantileSequence {
    private final double quantile;
    private final double alpha;
    private final BetaMixture lower;
    private final BetaMixture upper;

    /**
     * @param quantile between 0 and 1
     * @param alpha the probability that it is outside at any time, between 0 and 1
     * @param tunedFor the number of values at which it is to be the tightest
     */
    public QuantileSequence(double quantile, double alpha, double tunedFor) {
        this.quantile = quantile;
        this.alpha = alpha;
        double tuned = quantile * (1 - quantile) * tunedFor;
        lower = new BetaMixture(tuned, alpha, 1 - quantile, quantile, false);
        upper = new BetaMixture(tuned, alpha, quantile, 1 - quantile, false);
    }

    /**
     * What the quantile is at least; infinitely low while too few values are known.
     *
     * @param sorted the values in ascending order
     */
    public double lowest(double[] sorted) {
        double count = sorted.length;
        double bound = lower.bound(variance(count), alpha);
        double rank = Math.floor(quantile * count - bound) + 1;
        return bound >= quantile * count || rank < 1 || count == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) rank - 1];
    }

    /**
     * What the quantile is at most; infinitely high while too few values are known.
     *
     * @param sorted the values in ascending order
     */
    public double highest(double[] sorted) {
        double count = sorted.length;
        double bound = upper.bound(variance(count), alpha);
        double rank = Math.ceil(quantile * count + bound);
        return bound >= (1 - quantile) * count || rank > count || count == 0 ? Double.POSITIVE_INFINITY : sorted[(int) rank - 1];
    }

    private double variance(double count) {
        return quantile * (1 - quantile) * count;
    }
}
