package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence that events became more frequent on changed nodes than on the others, as an e-value: on average at most
 * 1 at any time while nothing changed, so that it reaches 50 with a probability of 2 % at most, however often one
 * looks.
 *
 * <p>It bets on several ratios at once, from the beginning and a little more at each interval, as a change may show
 * late; and it does so for each size of the difference that there was between nodes before. For one thread.
 */
final class RatioEvidence {
    private static final double BEGUN = 0.8;

    private final NodeEffect effect;
    private final double[] ratios;
    private final double[] shares;
    private final double graceRatio;
    private final double[] logNull = new double[NodeEffect.POINTS];
    private final double[] bets;
    private final double drip;
    private double reserve = 1 - BEGUN;

    /**
     * @param ratios how many times more frequent, each above 1
     * @param shares of the stake; sum 1
     * @param intervals over which the rest of the stake is placed
     * @param graceRatio during a node's start, ratios up to this are no change
     */
    RatioEvidence(NodeEffect effect, double[] ratios, double[] shares, int intervals, double graceRatio) {
        this.effect = effect;
        this.ratios = ratios;
        this.shares = shares;
        this.graceRatio = graceRatio;
        this.drip = (1 - BEGUN) / intervals;
        bets = new double[NodeEffect.POINTS * ratios.length];
        Arrays.fill(bets, BEGUN);
    }

    /**
     * Takes what happened in an interval.
     *
     * @param changed what the changed nodes' counts weigh
     * @param controls the same of the others
     * @param odds the changed nodes' exposure over that of the others, above 0
     * @param isStarting whether the changed nodes have just started
     */
    void add(double changed, double controls, double odds, boolean isStarting) {
        for (int j = 0; j < NodeEffect.POINTS; j++) {
            double share = odds * Math.exp(effect.point(j));
            double theta = share / (1 + share);
            if (!isStarting) {
                logNull[j] += changed * Math.log(theta) + controls * Math.log1p(-theta);
            }
            for (int r = 0; r < ratios.length; r++) {
                bets[j * ratios.length + r] *= factor(changed, controls, theta, ratios[r], isStarting);
            }
        }
        double placed = Math.min(drip, reserve);
        for (int i = 0; i < bets.length; i++) {
            bets[i] += placed;
        }
        reserve -= placed;
    }

    private double factor(double changed, double controls, double theta, double ratio, boolean isStarting) {
        double to = 1 + (ratio - 1) * theta;
        if (!isStarting) {
            return Math.exp(changed * Math.log(ratio / to) - controls * Math.log(to));
        }
        if (ratio <= graceRatio) {
            return 1;
        }
        double from = 1 + (graceRatio - 1) * theta;
        return Math.exp(changed * Math.log(ratio / graceRatio * from / to) - controls * Math.log(to / from));
    }

    /** The e-value; at least 0. */
    double value() {
        double highest = Arrays.stream(logNull).max().orElse(0);
        double above = 0;
        double below = 0;
        for (int j = 0; j < NodeEffect.POINTS; j++) {
            double weight = effect.weight(j) * Math.exp(logNull[j] - highest);
            double bet = reserve;
            for (int r = 0; r < ratios.length; r++) {
                bet += shares[r] * bets[j * ratios.length + r];
            }
            above += weight * bet;
            below += weight;
        }
        return above / below;
    }
}
