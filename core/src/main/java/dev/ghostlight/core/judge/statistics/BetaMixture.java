package dev.ghostlight.core.judge.statistics;

/**
 * The evidence that the sum of bounded numbers is away from 0, as an e-value that may be looked at any time: a mixture
 * over sizes of the mean, of numbers between minus a lower range and an upper range whose mean is 0.
 *
 * <p>Source: Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences",
 * 2021, propositions 7 and 8. Immutable and thread-safe.
 */
public final class BetaMixture {
    private static final double PRIOR_LEAST = 1e-3;
    private static final int HALVINGS = 100;

    private final double lower;
    private final double upper;
    private final double prior;
    private final double cut;
    private final double normal;

    /**
     * @param bestVariance the sum of variances at which it is to be tightest; above 0
     * @param bestAlpha the probability of a false alarm for which it is to be tightest; between 0 and 1
     * @param lower how far below 0 a number may be, above 0
     * @param upper how far above 0, above 0
     * @param isOneSided whether only sums above 0 are evidence
     */
    public BetaMixture(double bestVariance, double bestAlpha, double lower, double upper, boolean isOneSided) {
        this.lower = lower;
        this.upper = upper;
        double log = Math.log(1 / (isOneSided ? 2 * bestAlpha : bestAlpha));
        double best = bestVariance / (2 * log + Math.log1p(2 * log));
        prior = Math.max(best - lower * upper, PRIOR_LEAST * lower * upper);
        cut = isOneSided ? upper / (lower + upper) : 1;
        normal = logBeta(0, 0);
    }

    /**
     * The logarithm of the e-value.
     *
     * @param sum of the numbers
     * @param variance of the sum, where the mean is 0 and only the ends of the range are taken
     */
    public double log(double sum, double variance) {
        double range = lower + upper;
        double ups = (variance + upper * sum) / (upper * range);
        double downs = (variance - lower * sum) / (lower * range);
        return variance / (lower * upper) * Math.log(range)
                - ups * Math.log(lower)
                - downs * Math.log(upper)
                + logBeta(sum, variance)
                - normal;
    }

    private double logBeta(double sum, double variance) {
        double range = lower + upper;
        double a = (prior + variance - lower * sum) / (lower * range);
        double b = (prior + variance + upper * sum) / (upper * range);
        double whole = Special.logBeta(a, b);
        return cut == 1 ? whole : whole + Math.log(Math.max(Double.MIN_NORMAL, Special.betaBelow(cut, a, b)));
    }

    /** The sum that is exceeded at any time with a probability of alpha at most. */
    public double bound(double variance, double alpha) {
        double high = variance / lower;
        double threshold = Math.log(1 / alpha);
        if (log(high, variance) < threshold) {
            return high;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (log(middle, variance) < threshold) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
