package dev.ghostlight.core.judge.statistics;

/**
 * The evidence that a sum of bounded, centred steps is not what it should be, mixed over all sizes of the difference by
 * a Beta distribution; it may be looked at any time.
 *
 * <p>Source: Howard, Ramdas, McAuliffe and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences",
 * 2021, propositions 7 and 8. Immutable and thread-safe.
 */
public final class BetaMixture {
    private static final double LEAST = 1e-3;
    private static final int HALVINGS = 200;

    private final double below;
    private final double above;
    private final boolean isOneSided;
    private final double priorUp;
    private final double priorDown;
    private final double normalizer;

    /**
     * @param tunedFor the variance at which it is to be the tightest, above 0
     * @param tunedAlpha the probability of error for which it is to be the tightest, between 0 and 1
     * @param below how far a step goes down at most, above 0
     * @param above how far a step goes up at most, above 0
     * @param isOneSided whether only too large sums are evidence; then it is tighter
     */
    public BetaMixture(double tunedFor, double tunedAlpha, double below, double above, boolean isOneSided) {
        this.below = below;
        this.above = above;
        this.isOneSided = isOneSided;
        double rho = rho(tunedFor, isOneSided ? 2 * tunedAlpha : tunedAlpha);
        double weight = Math.max(rho - below * above, LEAST * below * above);
        priorUp = weight / (above * (below + above));
        priorDown = weight / (below * (below + above));
        normalizer = logBeta(priorUp, priorDown);
    }

    private static double rho(double variance, double alpha) {
        double log = 2 * Math.log(1 / alpha);
        return variance / (log + Math.log1p(log));
    }

    /** Of the part of a Beta distribution where the sum would rise, or of all of it. */
    private double logBeta(double up, double down) {
        double all = Special.logBeta(up, down);
        // The upper part as the lower part of the mirrored one, which stays exact where it is tiny.
        return isOneSided ? all + Math.log(Special.betaBelow(above / (below + above), down, up)) : all;
    }

    /**
     * The logarithm of the e-value.
     *
     * @param sum of the steps
     * @param variance of the sum as it should be: the number of steps times {@code below * above}
     */
    public double log(double sum, double variance) {
        double range = below + above;
        double ups = (variance / above + sum) / range;
        double downs = (variance / below - sum) / range;
        return logBeta(priorUp + ups, priorDown + downs)
                - normalizer
                - ups * Math.log(below / range)
                - downs * Math.log(above / range);
    }

    /** The sum that is exceeded at any time with a probability of at most alpha. */
    public double bound(double variance, double alpha) {
        double threshold = -Math.log(alpha);
        double low = 0;
        double high = variance / below;
        if (log(high, variance) < threshold) {
            return high;
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (log(middle, variance) < threshold) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
