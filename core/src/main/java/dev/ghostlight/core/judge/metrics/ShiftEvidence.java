package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;

/**
 * The evidence that standard normal scores moved up after a change, as an e-value that may be looked at any time: on
 * average at most 1 while nothing moved.
 *
 * <p>It bets on several sizes of the shift and on several onsets, as a change may show late, and each onset is held
 * against history alone: what was before it cannot hide it, so that more bad values and worse ones never lower the
 * evidence. The mean of history counts as known only as well as history tells it. How many of the scores are
 * independent is estimated, so that the bound is as good as that estimate. For one thread.
 */
final class ShiftEvidence {
    private static final double[] SHIFTS = {0.3, 0.6, 1, 1.6, 2.5};
    private static final double[] SHARES = {0.2, 0.25, 0.25, 0.2, 0.1};
    private static final double BEGUN = 0.6;
    private static final double NEGLIGIBLE = -30;
    /** In intervals: how fast the stakes on later onsets become smaller. */
    private static final double LATENESS = 36;

    private final double history;
    private final double dependence;
    private double[] onsetSums = new double[16];
    private int[] onsetCounts = new int[16];
    private int[] onsets = new int[16];
    private double[] stakes = new double[16];
    private int onsetsUsed;
    private int interval;
    private double reserve = 1;
    private double value = 1;
    private int bestOnset;

    /**
     * @param history how many values of history the mean is known from
     * @param dependence how many values tell as much as one independent one; at least 1
     */
    ShiftEvidence(double history, double dependence) {
        this.history = history;
        this.dependence = dependence;
    }

    /** Takes the score of the next interval; NaN if it is missing. */
    void add(double score) {
        if (onsetsUsed == 0 || interval - onsets[onsetsUsed - 1] >= Math.max(3, interval / 32)) {
            open();
        }
        interval++;
        if (Double.isNaN(score)) {
            return;
        }
        for (int i = 0; i < onsetsUsed; i++) {
            onsetSums[i] += score;
            onsetCounts[i]++;
        }
        evaluate();
    }

    private void open() {
        if (onsetsUsed == onsets.length) {
            onsetSums = Arrays.copyOf(onsetSums, 2 * onsetsUsed);
            onsetCounts = Arrays.copyOf(onsetCounts, 2 * onsetsUsed);
            onsets = Arrays.copyOf(onsets, 2 * onsetsUsed);
            stakes = Arrays.copyOf(stakes, 2 * onsetsUsed);
        }
        double left = (1 - BEGUN) * LATENESS / (LATENESS + interval);
        onsets[onsetsUsed] = interval;
        stakes[onsetsUsed] = reserve - left;
        reserve = left;
        onsetsUsed++;
    }

    private void evaluate() {
        value = reserve;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < onsetsUsed; i++) {
            double known = history / (history + onsetCounts[i]) / dependence;
            double bet = 0;
            for (int k = 0; k < SHIFTS.length; k++) {
                double shift = SHIFTS[k];
                double log = (shift * onsetSums[i] - shift * shift / 2 * onsetCounts[i]) * known;
                bet += log < NEGLIGIBLE ? 0 : SHARES[k] * Math.exp(Math.min(600, log));
            }
            value += stakes[i] * bet;
            if (bet > best) {
                best = bet;
                bestOnset = onsets[i];
            }
        }
    }

    /** The e-value; at least 0. */
    double value() {
        return value;
    }

    /** The onset that fits best: the index of the interval. */
    int onset() {
        return bestOnset;
    }

    /**
     * How large a shift would have been proven by now, in standard deviations, if it had been there from the start.
     *
     * @param threshold what is proof
     */
    static double visible(double history, double dependence, double watched, double threshold) {
        double known = watched * history / (history + watched) / dependence;
        return known > 0 ? Math.sqrt(2 * (Math.log(threshold) + 2) / known) : Double.POSITIVE_INFINITY;
    }
}
