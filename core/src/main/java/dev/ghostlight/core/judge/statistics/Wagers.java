package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence that events became more frequent (or less) on changed nodes, as an e-value: on average at most 1 at any
 * time while nothing changed, so that it reaches 50 with a probability of 2 % at most, however often one looks.
 *
 * <p>It bets on several ratios at once, from the beginning and a little more at each interval, as a change may show
 * late; and it does so for each size of the difference that there was between nodes before. For one thread.
 */
final class Wagers {
    private static final double BEGUN = 0.8;
    private static final double HIGHEST = 1e200;
    private static final int POINTS = NodeEffect.POINTS;

    private final Law law;
    private final Ratios ratios;
    private final NodeEffect effect;
    private final int intervals;
    private final double[] bets;
    private final double[] costs;
    private final double[] factors;
    private final double[] logNull = new double[POINTS];
    private final double[] nullCosts = new double[POINTS];
    private final double[] weights = new double[POINTS];
    private double largestCost;
    private double logOdds = Double.NaN;
    private int placed;
    private double value = 1;

    /** @param intervals over which the rest of the stake is placed */
    Wagers(Law law, Ratios ratios, NodeEffect effect, int intervals) {
        this.law = law;
        this.ratios = ratios;
        this.effect = effect;
        this.intervals = intervals;
        bets = new double[POINTS * ratios.size()];
        costs = new double[bets.length];
        factors = new double[bets.length];
        Arrays.fill(bets, BEGUN);
    }

    /**
     * Takes what happened in an interval; those in which nothing happened may be left out.
     *
     * @param interval of the watch
     * @param changed what the changed nodes' counts weigh
     * @param total what all counts weigh; 1 where amounts are compared
     * @param atLogOdds the logarithm of the changed nodes' exposure over that of the others
     * @param isStarting whether the changed nodes have just started
     */
    void add(int interval, double changed, double total, double atLogOdds, boolean isStarting) {
        place(interval);
        if (isStarting) {
            start(changed, total, atLogOdds);
        } else {
            follow(changed, total, atLogOdds);
        }
        place(interval + 1);
        value = weigh();
    }

    /** Places what is due of the stake until an interval. */
    private void place(int until) {
        int due = Math.min(until, intervals) - placed;
        if (due > 0) {
            double stake = due * (1 - BEGUN) / intervals;
            for (int i = 0; i < bets.length; i++) {
                bets[i] += stake;
            }
            placed += due;
        }
    }

    private void follow(double changed, double total, double atLogOdds) {
        if (atLogOdds != logOdds) {
            price(atLogOdds);
        }
        for (int j = 0; j < POINTS; j++) {
            logNull[j] += changed * effect.point(j) - total * nullCosts[j];
        }
        double[] gains = ratios.gains();
        for (int i = 0; i < factors.length; i++) {
            factors[i] = changed * gains[i] - total * costs[i];
        }
        multiply(Math.abs(changed) * ratios.largestGain() + Math.abs(total) * largestCost);
    }

    private void price(double atLogOdds) {
        logOdds = atLogOdds;
        largestCost = 0;
        for (int j = 0; j < POINTS; j++) {
            double at = atLogOdds + effect.point(j);
            nullCosts[j] = law.cost(at);
            for (int r = 0; r < ratios.size(); r++) {
                double cost = law.cost(at + ratios.log(r)) - nullCosts[j];
                costs[j * ratios.size() + r] = cost;
                largestCost = Math.max(largestCost, Math.abs(cost));
            }
        }
    }

    /** While nodes start, what is within the grace is no change: bets beyond it are held against its end. */
    private void start(double changed, double total, double atLogOdds) {
        double largest = 0;
        for (int j = 0; j < POINTS; j++) {
            double at = atLogOdds + effect.point(j);
            double grace = law.cost(at + ratios.logGrace());
            for (int r = 0; r < ratios.size(); r++) {
                double factor = ratios.isWithinGrace(r)
                        ? 0
                        : changed * (ratios.log(r) - ratios.logGrace())
                                - total * (law.cost(at + ratios.log(r)) - grace);
                factors[j * ratios.size() + r] = factor;
                largest = Math.max(largest, Math.abs(factor));
            }
        }
        multiply(largest);
    }

    private void multiply(double largest) {
        Powers.replace(factors, largest);
        for (int i = 0; i < bets.length; i++) {
            bets[i] = Math.min(HIGHEST, bets[i] * factors[i]);
        }
    }

    private double weigh() {
        double highest = logNull[0];
        double lowest = logNull[0];
        for (int j = 1; j < POINTS; j++) {
            highest = Math.max(highest, logNull[j]);
            lowest = Math.min(lowest, logNull[j]);
        }
        for (int j = 0; j < POINTS; j++) {
            weights[j] = logNull[j] - highest;
        }
        Powers.replace(weights, highest - lowest);
        double reserve = (1 - BEGUN) * (intervals - placed) / intervals;
        double above = 0;
        double below = 0;
        for (int j = 0; j < POINTS; j++) {
            double bet = 0;
            for (int r = 0; r < ratios.size(); r++) {
                bet += ratios.share(r) * bets[j * ratios.size() + r];
            }
            above += effect.weight(j) * weights[j] * (bet + reserve);
            below += effect.weight(j) * weights[j];
        }
        return above / below;
    }

    /** The e-value; at least 0. It does not change while nothing happens. */
    double value() {
        return value;
    }
}
