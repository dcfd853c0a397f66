package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;

/**
 * The evidence that events come more often, or less often, than a rate or a share that is the most that could be
 * without a change: an e-value that may be looked at any time, and that more events in any interval never lower (when
 * growth is looked for). For one thread.
 */
final class ShareEvidence {
    private static final double[] RATIOS = {1.25, 1.6, 2.2, 3.5, 7, 20, 120};
    private static final double[] SHARES = {0.14, 0.14, 0.16, 0.16, 0.14, 0.13, 0.13};
    private static final double BEGUN = 0.8;
    private static final double LATENESS = 36;
    /** Beyond it nothing is more certain. */
    private static final double MOST = 1e250;

    private final boolean isMore;
    private final double[] bets = new double[RATIOS.length];
    private final int[] onsets = new int[RATIOS.length];
    private double reserve = 1 - BEGUN;
    private int interval;

    ShareEvidence(boolean isMore) {
        this.isMore = isMore;
        Arrays.fill(bets, BEGUN);
    }

    /**
     * Takes an interval in which events were shared among changed and unchanged nodes.
     *
     * @param changed what those of the changed nodes weigh
     * @param others what those of the others weigh
     * @param share of the changed nodes, where nothing changed; between 0 and 1
     */
    void addShared(double changed, double others, double share) {
        for (int r = 0; r < bets.length; r++) {
            double ratio = ratio(r);
            double to = Math.log1p((ratio - 1) * share);
            multiply(r, changed * (Math.log(ratio) - to) - others * to);
        }
        drip();
    }

    /**
     * Takes an interval of changed nodes that nothing can be compared with.
     *
     * @param changed what their events weigh
     * @param expected what they would weigh if nothing had changed
     */
    void addExpected(double changed, double expected) {
        for (int r = 0; r < bets.length; r++) {
            multiply(r, changed * Math.log(ratio(r)) - expected * (ratio(r) - 1));
        }
        drip();
    }

    private double ratio(int index) {
        return isMore ? RATIOS[index] : 1 / RATIOS[index];
    }

    private void multiply(int index, double log) {
        bets[index] = Math.min(MOST, bets[index] * Math.exp(Math.min(500, log)));
    }

    private void drip() {
        double left = (1 - BEGUN) * LATENESS / (LATENESS + interval + 1);
        for (int r = 0; r < bets.length; r++) {
            if (bets[r] < reserve - left) {
                onsets[r] = interval + 1;
            }
            bets[r] += reserve - left;
        }
        reserve = left;
        interval++;
    }

    /** The e-value; at least 0. */
    double value() {
        double value = reserve;
        for (int r = 0; r < bets.length; r++) {
            value += SHARES[r] * bets[r];
        }
        return value;
    }

    /** Since when it is so, by the ratio that fits best: the index of the interval. */
    int onset() {
        int best = 0;
        for (int r = 1; r < bets.length; r++) {
            best = bets[r] > bets[best] ? r : best;
        }
        return onsets[best];
    }
}
