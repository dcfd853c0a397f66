package dev.ghostlight.core.judge.statistics;

/**
 * How much more of a signature the changed nodes have than the others without any change, by what history tells: an
 * even grid of logarithms of odds, with weights that sum to 1. Immutable and thread-safe.
 */
final class NodeEffect {
    static final int POINTS = 15;

    private static final double DEVIATIONS = 4.5;
    /** Where the effect lies is first looked for in all that may be, then around what was found. */
    private static final double RANGE = 9;

    private static final int FINE = 120;
    private static final double FINE_DEVIATIONS = 6;

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
        Moments coarse = moments(0, RANGE, changed, controls, odds, prior);
        double range = Math.max(FINE_DEVIATIONS * coarse.deviation(), 4 * RANGE / FINE);
        Moments fine = moments(coarse.mean(), range, changed, controls, odds, prior);
        return grid(fine.mean(), Math.max(1e-3, fine.deviation()), changed, controls, odds, prior);
    }

    private record Moments(double mean, double deviation) {}

    private static Moments moments(
            double middle, double range, double changed, double controls, double odds, NodePrior prior) {
        double[] logs = new double[FINE + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= FINE; i++) {
            logs[i] = logPosterior(middle + range * (2.0 * i / FINE - 1), changed, controls, odds, prior);
            highest = Math.max(highest, logs[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i <= FINE; i++) {
            double off = range * (2.0 * i / FINE - 1);
            double weight = FastExp.of(logs[i] - highest);
            sum += weight;
            mean += weight * off;
            square += weight * off * off;
        }
        mean /= sum;
        return new Moments(middle + mean, Math.sqrt(Math.max(0, square / sum - mean * mean)));
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
                changed + controls > 0 ? changed * Math.log(share) - (changed + controls) * Math.log(1 + share) : 0;
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
