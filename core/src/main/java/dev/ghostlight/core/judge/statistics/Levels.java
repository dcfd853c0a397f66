package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** What is robust of a few values of which some may be missing (NaN). Stateless. */
final class Levels {
    /** A score is at most this, however far out its value is. */
    static final double CLIP = 3;

    private static final double TO_DEVIATION = 1.4826;
    private static final double TENTH = 0.1;
    private static final int STEPS = 50;

    private Levels() {}

    /** The median; NaN where all are missing. */
    static double median(double[] values) {
        return medianOf(values.clone());
    }

    /** The median, which leaves the values in another order. */
    static double medianOf(double[] values) {
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }

    /**
     * The usual distance from the median, as a standard deviation; where most values are equal, that of the tenth part
     * that is the farthest out.
     */
    static double deviation(double[] values) {
        double median = median(values);
        double[] distances = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        if (distances.length == 0) {
            return 0;
        }
        double usual = TO_DEVIATION * distances[distances.length / 2];
        return usual > 0 ? usual : distances[(int) (distances.length * (1 - TENTH))] / CLIP;
    }

    /** Where the scores sum to zero: Huber's estimate of the middle. */
    static double middle(double[] values, double deviation) {
        double middle = median(values);
        for (int i = 0; i < STEPS; i++) {
            double sum = 0;
            int count = 0;
            int inside = 0;
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    double score = score(value, middle, deviation);
                    sum += score;
                    count++;
                    inside += Math.abs(score) < CLIP ? 1 : 0;
                }
            }
            if (count == 0 || Math.abs(sum) < 1e-9 * count) {
                break;
            }
            middle += deviation * sum / Math.max(1, inside);
        }
        return middle;
    }

    /** How many deviations above the middle, clipped. */
    static double score(double value, double middle, double deviation) {
        return Math.clamp((value - middle) / deviation, -CLIP, CLIP);
    }

    /** By how many deviations a Student's t exceeds zero with a probability of alpha only. */
    static double studentAbove(double alpha, double freedom) {
        double low = 0;
        double high = 1e3;
        for (int i = 0; i < STEPS * 2; i++) {
            double middle = (low + high) / 2;
            double above = Special.betaBelow(freedom / (freedom + middle * middle), freedom / 2, 0.5) / 2;
            if (above > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
