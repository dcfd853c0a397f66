package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * How much scores vary while nothing changes, learnt from the history of all nodes: the sizes of single scores, how
 * long they resemble each other, and how far nodes move apart. Immutable and thread-safe.
 */
final class ValueModel {
    /** What is bet on: the larger, the larger the change that it finds soonest. */
    static final double[] BETS = {0.2, 0.45, 0.9, 1.6, 2.6};

    static final double[] STAKES = {0.25, 0.2, 0.2, 0.2, 0.15};
    private static final int[] WINDOWS = {6, 12, 30, 60};
    private static final int[] BURSTS = {3, 6, 12};
    private static final int WINDOWS_MIN = 5;
    /** Where history is short, values are believed to resemble each other over so many intervals. */
    private static final double USUAL_LENGTH = 4;

    private static final double USUAL_WEIGHT = 3;

    private final double length;
    private final double variance;
    private final double driftVariance;
    private final double[] pooled;

    private ValueModel(double length, double variance, double driftVariance, double[] pooled) {
        this.length = length;
        this.variance = variance;
        this.driftVariance = driftVariance;
        this.pooled = pooled;
    }

    static ValueModel of(List<ValueTrack> tracks) {
        double squares = 0;
        double count = 0;
        double[] pooled = new double[BETS.length];
        for (ValueTrack track : tracks) {
            for (double score : track.history()) {
                if (!Double.isNaN(score)) {
                    squares += score * score;
                    count++;
                    for (int r = 0; r < BETS.length; r++) {
                        pooled[r] += Math.exp(BETS[r] * score);
                    }
                }
            }
        }
        for (int r = 0; r < BETS.length; r++) {
            pooled[r] = Math.max(0, Math.log(pooled[r] / Math.max(1, count)));
        }
        double variance = squares / Math.max(1, count);
        double length = length(tracks, Math.max(variance, 1e-9));
        for (int window : BURSTS) {
            for (int r = 0; r < BETS.length; r++) {
                pooled[r] = Math.max(pooled[r], ofBursts(tracks, window, BETS[r] / length) * length / window);
            }
        }
        return new ValueModel(length, variance, drift(tracks, length * variance), pooled);
    }

    /** What a bet would pay on the mean over windows, as a logarithm: more than on single scores where they burst. */
    private static double ofBursts(List<ValueTrack> tracks, int window, double bet) {
        double paid = 0;
        int windows = 0;
        for (ValueTrack track : tracks) {
            double[] scores = track.history();
            for (int from = 0; from + window <= scores.length; from += window) {
                double sum = 0;
                for (int t = from; t < from + window; t++) {
                    sum += Double.isNaN(scores[t]) ? 0 : scores[t];
                }
                paid += Math.exp(bet * sum);
                windows++;
            }
        }
        return windows < WINDOWS_MIN ? 0 : Math.log(paid / windows);
    }

    /** Over how many intervals scores resemble each other: the variance of sums against that of single scores. */
    private static double length(List<ValueTrack> tracks, double variance) {
        double longest = USUAL_LENGTH * USUAL_WEIGHT / (USUAL_WEIGHT + tracks.size());
        for (int window : WINDOWS) {
            double squares = 0;
            double expected = 0;
            int windows = 0;
            for (ValueTrack track : tracks) {
                double[] scores = track.history();
                int of = scores.length / window;
                for (int w = 0; of >= WINDOWS_MIN && w < of; w++) {
                    double sum = 0;
                    int known = 0;
                    for (int t = scores.length - (w + 1) * window; t < scores.length - w * window; t++) {
                        sum += Double.isNaN(scores[t]) ? 0 : scores[t];
                        known += Double.isNaN(scores[t]) ? 0 : 1;
                    }
                    squares += sum * sum;
                    expected += known * variance * (of - 1) / of;
                    windows += known > 0 ? 1 : 0;
                }
            }
            if (windows > 0) {
                double error = Math.sqrt(2.0 / windows);
                double raw = squares / Math.max(expected, 1e-9);
                double shrunk = (raw * windows + USUAL_LENGTH * USUAL_WEIGHT) / (windows + USUAL_WEIGHT);
                longest = Math.max(longest, shrunk * (1 + error / 2));
            }
        }
        return Math.max(1, longest);
    }

    /** How far nodes move apart between the halves of history, beyond what their noise explains. */
    private static double drift(List<ValueTrack> tracks, double longVariance) {
        double squares = 0;
        double expected = 0;
        for (ValueTrack track : tracks) {
            double[] scores = track.history();
            double[] sums = new double[2];
            double[] known = new double[2];
            for (int t = 0; t < scores.length; t++) {
                if (!Double.isNaN(scores[t])) {
                    sums[2 * t / scores.length] += scores[t];
                    known[2 * t / scores.length]++;
                }
            }
            if (known[0] > 0 && known[1] > 0) {
                double moved = sums[1] / known[1] - sums[0] / known[0];
                squares += moved * moved;
                expected += longVariance * (1 / known[0] + 1 / known[1]);
            }
        }
        return tracks.isEmpty() ? 0 : Math.max(0, squares - expected) / tracks.size();
    }

    /** Over how many intervals scores resemble each other; at least 1. */
    double length() {
        return length;
    }

    /** The variance of a sum of scores over a long time, for each interval. */
    double longVariance() {
        return length * variance;
    }

    /** The variance of how far a node moves by itself between history and watch, in scores. */
    double driftVariance() {
        return driftVariance;
    }

    /**
     * The logarithms of the mean of what each bet pays on the scores of a track: its own or that of all, what is more.
     */
    double[] prices(ValueTrack track) {
        double[] prices = new double[BETS.length];
        int count = 0;
        for (double score : track.history()) {
            if (!Double.isNaN(score)) {
                count++;
                for (int r = 0; r < BETS.length; r++) {
                    prices[r] += Math.exp(BETS[r] * score);
                }
            }
        }
        for (int r = 0; r < BETS.length; r++) {
            prices[r] = count == 0 ? pooled[r] : Math.max(pooled[r], Math.log(prices[r] / count));
        }
        return prices;
    }
}
