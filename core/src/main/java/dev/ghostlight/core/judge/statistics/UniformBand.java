package dev.ghostlight.core.judge.statistics;

/**
 * How far an empirical distribution may be from the true one, at all values and at all times together.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 2. Immutable and thread-safe.
 */
public final class UniformBand {
    private static final double SCALE = 0.85;
    private static final double FINEST = 1e-9;
    private static final double HIGHEST = 1e4;

    private final double minimum;
    private final double constant;

    /**
     * @param alpha the probability that the distribution is outside at any time, between 0 and 1
     * @param minimum the number of observations from which on it holds, at least 1
     */
    public UniformBand(double alpha, double minimum) {
        this.minimum = minimum;
        this.constant = constant(alpha);
    }

    /** The smallest constant of the theorem, over the ratio of the epochs by which it is proven. */
    private static double constant(double alpha) {
        double low = 1 + 1e-6;
        double high = 1.2;
        double golden = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-7) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (constant(alpha, left) < constant(alpha, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return constant(alpha, (low + high) / 2);
    }

    /** By bisection: what is to be at most alpha falls as the constant grows. */
    private static double constant(double alpha, double ratio) {
        double low = 0;
        double high = HIGHEST;
        while (high - low > FINEST / 10) {
            double middle = (low + high) / 2;
            if (outside(middle, ratio) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double outside(double constant, double ratio) {
        double distance = SCALE - Math.sqrt(2 * (ratio - 1) / constant);
        double gamma = 2 / ratio * distance * distance;
        return distance <= 0 || gamma <= 1
                ? Double.POSITIVE_INFINITY
                : 4 * Math.exp(-gamma * constant) * (1 + 1 / ((gamma - 1) * Math.log(ratio)));
    }

    /** The radius after so many observations, of a probability; infinite before the minimum. */
    public double radius(double observations) {
        return observations < minimum
                ? Double.POSITIVE_INFINITY
                : SCALE * Math.sqrt((Math.log1p(Math.log(observations / minimum)) + constant) / observations);
    }
}
