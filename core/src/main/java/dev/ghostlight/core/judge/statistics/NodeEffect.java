package dev.ghostlight.core.judge.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * How much more of a signature the changed nodes have than the others without any change, by what history tells: a grid
 * of logarithms of ratios, with weights that sum to 1. Immutable and thread-safe.
 */
final class NodeEffect {
    static final int POINTS = 13;

    /** One node in ten differs for reasons of its own, and by much. */
    private static final double ODD_SHARE = 0.1;

    private static final double ODD_DEVIATION = 1.5;
    private static final double DEVIATIONS = 4.5;
    private static final int FINE = 240;
    private static final double FINE_RANGE = 8;
    private static final double ZOOM = 8;

    private final double[] points;
    private final double[] weights;
    private final double mean;
    private final double deviation;

    private NodeEffect(double[] points, double[] weights, double mean, double deviation) {
        this.points = points;
        this.weights = weights;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * What is believed before the signature's own history is looked at.
     *
     * @param mean the logarithm of how much more changed nodes have of anything
     * @param variance how much it differs between signatures
     */
    record Prior(double mean, double variance) {
        double log(double effect) {
            double usual = (1 - ODD_SHARE) * normal(effect - mean, variance);
            double odd = ODD_SHARE * normal(effect - mean, ODD_DEVIATION * ODD_DEVIATION);
            return Math.log(usual + odd);
        }

        /** Without nodes that differ for reasons of their own. */
        double logUsual(double effect) {
            double from = effect - mean;
            return -from * from / 2 / variance;
        }
    }

    /**
     * By history.
     *
     * @param changed what the changed nodes' counts weighed in history
     * @param controls the same of the others together
     * @param logOdds of the changed nodes' exposure against that of the others; negative infinity without any
     */
    static NodeEffect of(double changed, double controls, double logOdds, Prior prior) {
        if (Double.isInfinite(logOdds)) {
            return of(prior::log, prior.mean());
        }
        return of(
                effect -> prior.log(effect)
                        + changed * effect
                        - (changed + controls) * Powers.logOnePlusExp(logOdds + effect),
                prior.mean());
    }

    /** Where there is no history: nodes differ as they usually do. */
    static NodeEffect withoutHistory(Prior prior) {
        return of(prior::logUsual, prior.mean());
    }

    /** By the logarithm of how likely each effect is, up to a constant. */
    static NodeEffect of(DoubleUnaryOperator logDensity, double around) {
        double[] coarse = moments(logDensity, around, FINE_RANGE);
        double[] fine = moments(logDensity, coarse[0], ZOOM * Math.max(coarse[1], 2 * FINE_RANGE / FINE));
        double mean = fine[0];
        double deviation = Math.max(1e-3, fine[1]);
        double[] points = new double[POINTS];
        double[] weights = new double[POINTS];
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < POINTS; j++) {
            points[j] = mean + DEVIATIONS * deviation * (2.0 * j / (POINTS - 1) - 1);
            weights[j] = logDensity.applyAsDouble(points[j]);
            highest = Math.max(highest, weights[j]);
        }
        double sum = 0;
        for (int j = 0; j < POINTS; j++) {
            weights[j] = Math.exp(weights[j] - highest);
            sum += weights[j];
        }
        for (int j = 0; j < POINTS; j++) {
            weights[j] /= sum;
        }
        return new NodeEffect(points, weights, mean, deviation);
    }

    /** Mean and deviation of a density on a grid. */
    private static double[] moments(DoubleUnaryOperator logDensity, double around, double range) {
        double[] logs = new double[FINE + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= FINE; i++) {
            logs[i] = logDensity.applyAsDouble(around - range + 2 * range * i / FINE);
            highest = Math.max(highest, logs[i]);
        }
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i <= FINE; i++) {
            double at = -range + 2 * range * i / FINE;
            double weight = Math.exp(logs[i] - highest);
            sum += weight;
            first += weight * at;
            second += weight * at * at;
        }
        double mean = first / sum;
        return new double[] {around + mean, Math.sqrt(Math.max(0, second / sum - mean * mean))};
    }

    private static double normal(double x, double variance) {
        return Math.exp(-x * x / 2 / variance) / Math.sqrt(2 * Math.PI * variance);
    }

    double point(int index) {
        return points[index];
    }

    double weight(int index) {
        return weights[index];
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return deviation;
    }
}
