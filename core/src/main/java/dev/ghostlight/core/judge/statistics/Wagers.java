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
    /** In intervals. */
    private static final int GATHERED_MAX = 6;

    private static final double TELLING_VALUE = 2;
    private static final double TELLING_DEVIATIONS = 1.5;
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
    private double drift = 1;
    private int gathered;
    private int first;
    private int last;
    private double gatheredChanged;
    private double gatheredTotal;
    private double gatheredExpected;
    private double lowestOdds;
    private double highestOdds;
    private double expectedAt = Double.NaN;
    private double expectedOfOne;

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
     * <p>What says little is gathered for up to a minute and weighed together, by the share that it has on average:
     * what is drawn with several shares varies less than that.
     *
     * @param interval of the watch
     * @param changed what the changed nodes' counts weigh
     * @param total what all counts weigh; 1 where amounts are compared
     * @param atLogOdds the logarithm of the changed nodes' exposure over that of the others
     * @param isStarting whether the changed nodes have just started
     */
    void add(int interval, double changed, double total, double atLogOdds, boolean isStarting) {
        last = interval;
        if (isStarting) {
            place(interval);
            start(changed, total, atLogOdds);
            place(interval + 1);
            value = weigh();
            return;
        }
        if (gathered == 0) {
            first = interval;
            lowestOdds = atLogOdds;
            highestOdds = atLogOdds;
        }
        gathered++;
        gatheredChanged += changed;
        gatheredTotal += total;
        if (atLogOdds != expectedAt) {
            expectedAt = atLogOdds;
            expectedOfOne = law.expected(atLogOdds + effect.mean());
        }
        gatheredExpected += total * expectedOfOne;
        lowestOdds = Math.min(lowestOdds, atLogOdds);
        highestOdds = Math.max(highestOdds, atLogOdds);
        if (gathered >= GATHERED_MAX || isTelling()) {
            settle();
        }
    }

    /** Whether what was gathered may be much evidence. */
    private boolean isTelling() {
        double expected = gatheredExpected * drift;
        double deviation = Math.sqrt(Math.abs(expected) + 0.25);
        double beyond = Math.signum(ratios.logGrace()) * (gatheredChanged - expected);
        return value >= TELLING_VALUE || beyond >= TELLING_DEVIATIONS * deviation;
    }

    /** Weighs what was gathered. */
    private void settle() {
        if (gathered == 0) {
            return;
        }
        place(first);
        double odds = lowestOdds;
        if (highestOdds > lowestOdds && gatheredTotal != 0) {
            double mean = law.logRate(gatheredExpected / gatheredTotal) - effect.mean();
            odds = Double.isNaN(mean) ? highestOdds : Math.clamp(mean, lowestOdds, highestOdds);
        }
        follow(gatheredChanged, gatheredTotal, odds);
        place(last + 1);
        value = weigh();
        gathered = 0;
        gatheredChanged = 0;
        gatheredTotal = 0;
        gatheredExpected = 0;
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
        double from = 0;
        for (int j = 0; j < POINTS; j++) {
            double bet = 0;
            for (int r = 0; r < ratios.size(); r++) {
                bet += ratios.share(r) * bets[j * ratios.size() + r];
            }
            above += effect.weight(j) * weights[j] * (bet + reserve);
            below += effect.weight(j) * weights[j];
            from += effect.weight(j) * weights[j] * (effect.point(j) - effect.mean());
        }
        drift = Math.exp(from / below);
        return above / below;
    }

    /** The e-value; at least 0. It does not change while nothing happens. */
    double value() {
        settle();
        return value;
    }

    /** The e-value where it is known without further ado, else 0: what was gathered since says little. */
    double standing() {
        return gathered == 0 ? value : 0;
    }
}
