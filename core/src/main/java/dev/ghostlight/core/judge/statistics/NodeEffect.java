package dev.ghostlight.core.judge.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * How much more of a signature the changed nodes have than the others without any change, by what history tells: a grid
 * of logarithms of odds, with weights that sum to 1. Immutable and thread-safe.
 */
final class NodeEffect {
    static final int POINTS = 21;

    /** One node in ten differs for reasons of its own, and by much. */
    private static final double ODD_SHARE = 0.1;

    private static final double ODD_DEVIATION = 1.5;
    private static final double DEVIATIONS = 5;
    private static final int FINE = 400;
    private static final double FINE_RANGE = 8;

    private final double[] points;
    private final double[] weights;

    private NodeEffect(double[] points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /**
     * By history.
     *
     * @param changed what the changed nodes' counts weighed in history
     * @param controls the same of the others together
     * @param odds the changed nodes' exposure over that of the others
     * @param variance how much nodes differ usually, of the logarithm
     */
    static NodeEffect of(double changed, double controls, double odds, double variance) {
        double sum = 0;
        double first = 0;
        double second = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[FINE + 1];
        for (int i = 0; i <= FINE; i++) {
            logs[i] = logPosterior(-FINE_RANGE + 2 * FINE_RANGE * i / FINE, changed, controls, odds, variance);
            highest = Math.max(highest, logs[i]);
        }
        for (int i = 0; i <= FINE; i++) {
            double at = -FINE_RANGE + 2 * FINE_RANGE * i / FINE;
            double weight = Math.exp(logs[i] - highest);
            sum += weight;
            first += weight * at;
            second += weight * at * at;
        }
        double mean = first / sum;
        double deviation = Math.max(1e-3, Math.sqrt(Math.max(0, second / sum - mean * mean)));
        return grid(mean, deviation, effect -> logPosterior(effect, changed, controls, odds, variance));
    }

    /** Where there is no history: nodes differ as they usually do. */
    static NodeEffect withoutHistory(double variance) {
        return grid(0, Math.sqrt(variance), effect -> -effect * effect / 2 / variance);
    }

    /**
     * Points around a mean.
     *
     * @param logDensity up to a constant
     */
    private static NodeEffect grid(double mean, double deviation, DoubleUnaryOperator logDensity) {
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
        return new NodeEffect(points, weights);
    }

    private static double logPosterior(double effect, double changed, double controls, double odds, double variance) {
        double usual = (1 - ODD_SHARE) * normal(effect, variance);
        double odd = ODD_SHARE * normal(effect, ODD_DEVIATION * ODD_DEVIATION);
        double share = odds * Math.exp(effect);
        return Math.log(usual + odd) + changed * Math.log(share) - (changed + controls) * Math.log1p(share);
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
}
