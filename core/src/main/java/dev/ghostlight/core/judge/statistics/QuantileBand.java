package dev.ghostlight.core.judge.statistics;

/**
 * How far the number of observations at or below a quantile may be above what it should be, at all times and for all
 * quantiles together, and closer at extreme ones.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 3, with its constants δ = 0.5, s = 1.4, η = 2. Immutable and thread-safe.
 */
public final class QuantileBand {
    private static final double DELTA = 0.5;
    private static final double POWER = 1.4;
    private static final double ETA = 2;
    private static final double K1 = (Math.pow(ETA, 0.25) + Math.pow(ETA, -0.25)) / Math.sqrt(2);
    private static final double K2 = (Math.sqrt(ETA) + 1) / 2;
    private static final double ZETA = zeta(POWER);

    private final double alpha;
    private final double best;

    /**
     * @param alpha the probability of being outside at any time, between 0 and 1
     * @param best the number of observations from which on it is to be tight; at least 1
     */
    public QuantileBand(double alpha, double best) {
        this.alpha = alpha;
        this.best = best;
    }

    /** The bound, in observations, of a quantile (between 0 and 1) after so many of them. */
    public double bound(double quantile, double observations) {
        double count = Math.max(observations, best);
        double ratio = count / best;
        double logit = Math.log(quantile / (1 - quantile));
        double near = quantile >= 0.5
                ? quantile
                : Math.min(0.5, 1 / (1 + Math.exp(-logit - 2 * DELTA * Math.sqrt(ETA / ratio))));
        double variance = near * (1 - near);
        double cell = Math.sqrt(ratio) * Math.abs(logit) / (2 * DELTA) + 1;
        double length = POWER * Math.log(Math.log(ETA * ratio))
                + POWER * Math.log(cell)
                + Math.log(2 * ZETA * (2 * ZETA + 1) / (alpha * Math.pow(Math.log(ETA), POWER)));
        double skew = K2 * (1 - 2 * quantile) / 3 * length;
        return DELTA * Math.sqrt(ETA * ratio * variance)
                + Math.sqrt(K1 * K1 * variance * count * length + skew * skew)
                + skew;
    }

    /** Riemann's function above 1: the first terms, and the rest by Euler's and Maclaurin's formula. */
    private static double zeta(double power) {
        int terms = 1_000;
        double sum = 0;
        for (int n = 1; n < terms; n++) {
            sum += Math.pow(n, -power);
        }
        return sum
                + Math.pow(terms, 1 - power) / (power - 1)
                + Math.pow(terms, -power) / 2
                + power * Math.pow(terms, -power - 1) / 12;
    }
}
