package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence that a signature of which history knows next to nothing belongs to the changed nodes. It counts
 * episodes: after its first event a node is left out of account for a minute, as one cause makes many lines. Where the
 * unchanged nodes turn out to differ more than was believed, all evidence is counted anew. For one thread.
 */
final class FreshTrack implements Track {
    /** In intervals of ten seconds: longer than a burst is believed to last. */
    static final int DEAD_INTERVALS = 6;

    /** How much nodes are believed to differ at least: the variance of the logarithm. */
    static final double VARIANCE_MIN = 0.25;

    /** Fewer nodes to compare with mean that something happens everywhere: no bet. */
    private static final double LIVE_CONTROLS_MIN = 14.0 / 19;

    private static final double PRIOR_NODES = 6;
    private static final double TELLING_EVENTS = 4;
    private static final double TOLERATED = 1.02;

    private final WatchedFleet fleet;
    private final Exposures exposures;
    private final double checkedFrom;
    private final int[] deadUntil;
    private final int[] episodes;
    private final double[] deadExposure;
    private int[] at = new int[2];
    private double[][] bet = new double[2][];
    private int size;
    private NodePrior prior;
    private Bets bets;
    private int done;

    FreshTrack(WatchedFleet fleet, Exposures exposures, NodePrior prior, double checkedFrom) {
        this.fleet = fleet;
        this.exposures = exposures;
        this.prior = prior;
        this.checkedFrom = checkedFrom;
        deadUntil = new int[fleet.nodes()];
        episodes = new int[fleet.nodes()];
        deadExposure = new double[fleet.nodes()];
        bets = fresh();
    }

    private Bets fresh() {
        return new Bets(RatioTable.FRESH, effect(), fleet.watchIntervals());
    }

    private NodeEffect effect() {
        return NodeEffect.of(0, 0, 1, prior);
    }

    @Override
    public void add(int interval, int[] nodes, double[] counts, int length) {
        double[] relative = exposures.at(interval);
        double live = 0;
        double liveControls = 0;
        double controls = 0;
        for (int i = 0; i < relative.length; i++) {
            double exposure = relative[i] * fleet.exposure(i);
            boolean isLive = interval >= deadUntil[i];
            controls += fleet.isChanged(i) ? 0 : exposure;
            liveControls += isLive && !fleet.isChanged(i) ? exposure : 0;
            live += isLive && fleet.isChanged(i) ? exposure : 0;
        }
        double inChanged = 0;
        double inControls = 0;
        for (int i = 0; i < length; i++) {
            int node = nodes[i];
            if (interval < deadUntil[node] || !(relative[node] > 0)) {
                continue;
            }
            inChanged += fleet.isChanged(node) ? 1 : 0;
            inControls += fleet.isChanged(node) ? 0 : 1;
            deadUntil[node] = interval + DEAD_INTERVALS;
            deadExposure[node] += (DEAD_INTERVALS - 1) * relative[node];
            episodes[node]++;
        }
        boolean isComparable = live > 0 && liveControls > 0 && liveControls >= LIVE_CONTROLS_MIN * controls;
        if (inChanged + inControls > 0 && isComparable) {
            note(interval, new double[] {inChanged, inControls, Math.log(live / liveControls)});
        }
    }

    private void note(int interval, double[] what) {
        if (size == at.length) {
            at = Arrays.copyOf(at, 2 * size);
            bet = Arrays.copyOf(bet, 2 * size);
        }
        at[size] = interval;
        bet[size++] = what;
        place(interval, what);
    }

    private void place(int interval, double[] what) {
        catchUp(interval);
        if (exposures.isStarting(interval)) {
            bets.addStarting(what[0], what[1], what[2]);
        } else {
            bets.add(what[0], what[1], what[2], 1);
        }
        done = interval + 1;
    }

    @Override
    public void catchUp(int interval) {
        if (interval > done) {
            bets.pass(interval - done);
            done = interval;
        }
    }

    @Override
    public double more() {
        double value = bets.more();
        while (value >= checkedFrom && !isBorneOut()) {
            value = bets.more();
        }
        return value;
    }

    @Override
    public double logMoreAtMost() {
        return bets.logMoreAtMost(0, 0, 0);
    }

    @Override
    public double fewer() {
        return 1;
    }

    /** Whether the nodes that were not changed differ no more than was believed; if they do, it is corrected. */
    private boolean isBorneOut() {
        double found = variance();
        if (found <= prior.usualVariance() * TOLERATED) {
            return true;
        }
        prior = NodePrior.usual(prior.usualMean(), found);
        int until = done;
        bets = fresh();
        done = 0;
        for (int i = 0; i < size; i++) {
            place(at[i], bet[i]);
        }
        catchUp(until);
        return false;
    }

    private double variance() {
        double events = 0;
        double exposed = 0;
        int nodes = 0;
        double[] live = exposures.sumUntil(done).clone();
        for (int i = 0; i < live.length; i++) {
            live[i] = fleet.isChanged(i) ? 0 : Math.max(0, live[i] - deadExposure[i]) * fleet.exposure(i);
            exposed += live[i];
            events += fleet.isChanged(i) ? 0 : episodes[i];
            nodes += live[i] > 0 ? 1 : 0;
        }
        if (nodes < 2 || !(events > 0)) {
            return prior.usualVariance();
        }
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < live.length; i++) {
            double should = events * live[i] / exposed;
            excess += live[i] > 0 ? (episodes[i] - should) * (episodes[i] - should) * nodes / (nodes - 1) - should : 0;
            squares += should * should;
        }
        double telling = (nodes - 1) / Math.pow(1 + TELLING_EVENTS * nodes / events, 2);
        return (excess / squares * telling + VARIANCE_MIN * PRIOR_NODES) / (telling + PRIOR_NODES);
    }

    @Override
    public RatioInterval ratio(double alpha) {
        double changed = 0;
        double controls = 0;
        double logOdds = 0;
        for (int i = 0; i < size; i++) {
            changed += bet[i][0];
            controls += bet[i][1];
            logOdds += bet[i][2] / size;
        }
        return RatioInterval.between(effect(), changed, controls, logOdds, alpha);
    }
}
