package dev.ghostlight.core.judge.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * How many times more frequent something became, at least and at most; right at all times together.
 *
 * <p>A ratio is out once the mixture of all ratios explains what came better by the factor that is proof.
 */
record RatioInterval(double low, double high) {
    private static final double RANGE = 9;
    private static final int STEPS = 180;
    private static final double PRIOR_VARIANCE = 2.25;

    /**
     * @param logLikelihood of what came, by the logarithm of the ratio
     * @param alpha the probability that the interval is ever wrong
     */
    static RatioInterval of(DoubleUnaryOperator logLikelihood, double alpha) {
        double[] logs = new double[STEPS + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            logs[i] = logLikelihood.applyAsDouble(at(i));
            highest = Math.max(highest, logs[i]);
        }
        double mixture = 0;
        double weights = 0;
        for (int i = 0; i <= STEPS; i++) {
            double weight = NodePrior.normal(at(i), PRIOR_VARIANCE);
            mixture += weight * Math.exp(logs[i] - highest);
            weights += weight;
        }
        double least = Math.log(mixture / weights * alpha) + highest;
        int first = 0;
        int last = STEPS;
        while (first < STEPS && logs[first] < least) {
            first++;
        }
        while (last > 0 && logs[last] < least) {
            last--;
        }
        return new RatioInterval(
                first == 0 ? 0 : Math.exp(at(first - 1)),
                last == STEPS ? Double.POSITIVE_INFINITY : Math.exp(at(last + 1)));
    }

    private static double at(int step) {
        return -RANGE + 2 * RANGE * step / STEPS;
    }

    /** Of what came on changed nodes and on others, where nodes differ as the effect says. */
    static RatioInterval between(NodeEffect effect, double changed, double controls, double logOdds, double alpha) {
        return of(
                logRatio -> {
                    double[] logs = new double[NodeEffect.POINTS];
                    double highest = Double.NEGATIVE_INFINITY;
                    for (int j = 0; j < logs.length; j++) {
                        double odds = logOdds + effect.point(j) + logRatio;
                        logs[j] = changed * odds - (changed + controls) * Math.log1p(Math.exp(odds));
                        highest = Math.max(highest, logs[j]);
                    }
                    double sum = 0;
                    for (int j = 0; j < logs.length; j++) {
                        sum += effect.weight(j) * Math.exp(logs[j] - highest);
                    }
                    return highest + Math.log(sum);
                },
                alpha);
    }
}
