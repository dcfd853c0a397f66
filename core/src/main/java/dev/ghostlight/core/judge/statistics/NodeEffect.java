package dev.ghostlight.core.judge.statistics;

/**
 * How much more of a signature the changed nodes have than the others without any change, by what history tells: an
 * even grid of logarithms of odds, with weights that sum to 1. Immutable and thread-safe.
 */
final class NodeEffect {
    static final int POINTS = 15;

    private static final double DEVIATIONS = 4.5;
    private static final int FINE = 400;
    private static final double FINE_RANGE = 9;

    private final double first;
    private final double step;
    private final double[] weights;

    private NodeEffect(double first, double step, double[] weights) {
        this.first = first;
        this.step = step;
        this.weights = weights;
    }

    /**
     * By history.
     *
     * @param changed what the changed nodes' counts weighed in history
     * @param controls the same of the others together
     * @param odds the changed nodes' exposure over that of the others
     */
    static NodeEffect of(double changed, double controls, double odds, NodePrior prior) {
        double[] logs = new double[FINE + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= FINE; i++) {
            logs[i] = logPosterior(fine(i), changed, controls, odds, prior);
            highest = Math.max(highest, logs[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i <= FINE; i++) {
            double weight = Math.exp(logs[i] - highest);
            sum += weight;
            mean += weight * fine(i);
            square += weight * fine(i) * fine(i);
        }
        mean /= sum;
        double deviation = Math.max(1e-3, Math.sqrt(Math.max(0, square / sum - mean * mean)));
        return grid(mean, deviation, changed, controls, odds, prior);
    }

    private static double fine(int index) {
        return -FINE_RANGE + 2 * FINE_RANGE * index / FINE;
    }

    private static NodeEffect grid(
            double mean, double deviation, double changed, double controls, double odds, NodePrior prior) {
        double first = mean - DEVIATIONS * deviation;
        double step = 2 * DEVIATIONS * deviation / (POINTS - 1);
        double[] weights = new double[POINTS];
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < POINTS; j++) {
            weights[j] = logPosterior(first + j * step, changed, controls, odds, prior);
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
        return new NodeEffect(first, step, weights);
    }

    private static double logPosterior(double effect, double changed, double controls, double odds, NodePrior prior) {
        double share = odds * Math.exp(effect);
        double known =
                changed + controls > 0 ? changed * Math.log(share) - (changed + controls) * Math.log1p(share) : 0;
        return prior.log(effect) + known;
    }

    double point(int index) {
        return first + index * step;
    }

    double weight(int index) {
        return weights[index];
    }

    /** How many times as many events the changed nodes have as the others, each weighed by its exposure, on average. */
    double meanFactor() {
        double mean = 0;
        for (int j = 0; j < POINTS; j++) {
            mean += weights[j] * Math.exp(point(j));
        }
        return mean;
    }
}
