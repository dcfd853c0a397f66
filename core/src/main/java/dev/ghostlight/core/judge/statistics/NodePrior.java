package dev.ghostlight.core.judge.statistics;

/**
 * How much more of a signature the changed nodes may have without any change, before its own history is looked at: a
 * mixture of three normal distributions of the logarithm. Immutable and thread-safe.
 *
 * @param usualWeight of nodes that are as nodes usually are
 * @param oddWeight of nodes that have all signatures more often or less
 * @param widthWeight of a signature that has its own reason to differ on these nodes; the three sum to 1
 */
record NodePrior(
        double usualWeight,
        double usualMean,
        double usualVariance,
        double oddWeight,
        double oddMean,
        double oddVariance,
        double widthWeight,
        double widthMean,
        double widthVariance) {

    /** Nodes differ as they usually do, and nothing else is possible. */
    static NodePrior usual(double mean, double variance) {
        return new NodePrior(1, mean, variance, 0, 0, 1, 0, 0, 1);
    }

    double log(double effect) {
        return Math.log(usualWeight * normal(effect - usualMean, usualVariance)
                + oddWeight * normal(effect - oddMean, oddVariance)
                + widthWeight * normal(effect - widthMean, widthVariance));
    }

    static double normal(double x, double variance) {
        return FastExp.of(-x * x / 2 / variance) / Math.sqrt(2 * Math.PI * variance);
    }
}
