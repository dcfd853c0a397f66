package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * The evidence that a signature of which history knows next to nothing belongs to the changed nodes. It counts
 * episodes: after its first event a node is left out of account for a minute, as one cause makes many lines. For one
 * thread.
 *
 * <p>Nodes that had it seldom so far are left more often than those that had it often; so each live node counts by what
 * is to be expected of it after what it had.
 */
final class FreshTrack implements Track {
    /** Fewer nodes to compare with mean that something happens everywhere: no bet. */
    private static final double LIVE_CONTROLS_MIN = 14.0 / 19;

    private final CountFleet fleet;
    private final int[] deadUntil;
    private final double[] episodes;
    private final double[] expected;
    private final double equal;
    private final NodeEffect effect;
    private final Wagers more;
    private double changedSum;
    private double controlsSum;
    private double expectedSum;

    FreshTrack(CountFleet fleet, NodeEffect.Prior prior) {
        this.fleet = fleet;
        deadUntil = new int[fleet.nodes()];
        episodes = new double[fleet.nodes()];
        expected = new double[fleet.nodes()];
        equal = 1 / prior.variance();
        effect = NodeEffect.withoutHistory(prior);
        more = new Wagers(Law.SHARE, Ratios.NEW, effect, fleet.watchIntervals());
    }

    @Override
    public void add(Moment moment, Cells cells, int from) {
        if (from == cells.size() || !moment.isComparable()) {
            return;
        }
        int interval = moment.interval();
        double changedLive = 0;
        double controlsLive = 0;
        double controlsWeighed = 0;
        for (int i = 0; i < deadUntil.length; i++) {
            if (interval >= deadUntil[i]) {
                changedLive += fleet.isChanged(i) ? moment.exposure(i) : 0;
                controlsLive += fleet.isChanged(i) ? 0 : moment.exposure(i);
                controlsWeighed += fleet.isChanged(i) ? 0 : moment.exposure(i) * weight(i);
            }
        }
        double changed = 0;
        double controls = 0;
        for (int k = from; k < cells.size(); k++) {
            int node = cells.node(k);
            if (interval >= deadUntil[node] && moment.exposure(node) > 0) {
                changed += fleet.isChanged(node) ? 1 : 0;
                controls += fleet.isChanged(node) ? 0 : 1;
            }
        }
        if (changedLive > 0 && controlsLive >= LIVE_CONTROLS_MIN * moment.controls() && changed + controls > 0) {
            double logOdds = Math.log(changedLive / controlsWeighed);
            more.add(interval, changed, changed + controls, logOdds, moment.isStarting());
            changedSum += changed;
            controlsSum += controls;
            expectedSum += controls * Math.exp(logOdds + effect.mean());
        }
        pass(moment, cells, from, controlsWeighed > 0 ? controls / controlsWeighed : 0);
    }

    private double weight(int node) {
        return (equal + episodes[node]) / (equal + expected[node]);
    }

    /** Lets time pass: what was expected of live nodes, and which are dead from now on. */
    private void pass(Moment moment, Cells cells, int from, double perExposure) {
        for (int i = 0; i < deadUntil.length; i++) {
            expected[i] += moment.interval() >= deadUntil[i] ? perExposure * moment.exposure(i) : 0;
        }
        for (int k = from; k < cells.size(); k++) {
            int node = cells.node(k);
            if (moment.interval() >= deadUntil[node] && moment.exposure(node) > 0) {
                episodes[node]++;
                deadUntil[node] = moment.interval() + Episodes.DEAD_INTERVALS;
            }
        }
    }

    @Override
    public double value(Direction direction) {
        return direction == Direction.MORE ? more.value() : 1;
    }

    @Override
    public double standing(Direction direction) {
        return direction == Direction.MORE ? more.standing() : 1;
    }

    @Override
    public boolean isBorneOut(List<Moment> moments, Cells cells) {
        return true;
    }

    @Override
    public boolean isRestless() {
        return false;
    }

    @Override
    public RatioRange ratio() {
        double variance = effect.deviation() * effect.deviation() + 1 / (controlsSum + 0.5);
        return RatioRange.of(changedSum, expectedSum, variance);
    }
}
