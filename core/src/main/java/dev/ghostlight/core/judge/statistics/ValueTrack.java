package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * One series of differences to the other nodes: its middle and its spread in history, and its scores since. For one
 * thread.
 */
final class ValueTrack {
    private final double middle;
    private final double deviation;
    private final double[] history;
    private double[] differences = new double[64];
    private double[] scores = new double[64];
    private int length;

    /**
     * @param history of the differences; NaN where missing
     * @param least what the deviation is at least, above 0
     */
    ValueTrack(double[] history, double least) {
        deviation = Math.max(least, Levels.deviation(history));
        middle = Levels.middle(history, deviation);
        this.history = Arrays.stream(history)
                .map(value -> Levels.score(value, middle, deviation))
                .toArray();
    }

    /** Takes a difference, of which so much is granted: that is no change. */
    void add(double difference, double granted) {
        if (length == scores.length) {
            scores = Arrays.copyOf(scores, 2 * length);
            differences = Arrays.copyOf(differences, 2 * length);
        }
        differences[length] = difference;
        scores[length++] =
                Double.isInfinite(granted) ? Double.NaN : Levels.score(difference - granted, middle, deviation);
    }

    /** The scores of history; NaN where missing. */
    double[] history() {
        return history;
    }

    /** The score of an interval of the watch; NaN where missing. */
    double score(int interval) {
        return scores[interval];
    }

    double deviation() {
        return deviation;
    }

    /**
     * How far the differences of the watch are above those of history, from an interval on; NaN where none is known.
     */
    double shift(int from) {
        return Levels.middle(Arrays.copyOfRange(differences, Math.min(from, length), length), deviation) - middle;
    }

    /** What a score is on average if all differences of history were so many deviations higher. */
    double meanScore(double deviations) {
        double sum = 0;
        int count = 0;
        for (double score : history) {
            if (!Double.isNaN(score)) {
                sum += Levels.score(score + deviations, 0, 1);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The sum of the scores of the watch from an interval on. */
    double sum(int from) {
        double sum = 0;
        for (int t = from; t < length; t++) {
            sum += Double.isNaN(scores[t]) ? 0 : scores[t];
        }
        return sum;
    }

    /** How many intervals of the watch are not missing, from one on. */
    int known(int from) {
        int known = 0;
        for (int t = from; t < length; t++) {
            known += Double.isNaN(scores[t]) ? 0 : 1;
        }
        return known;
    }
}
