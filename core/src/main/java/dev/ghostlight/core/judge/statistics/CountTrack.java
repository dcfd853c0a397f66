package dev.ghostlight.core.judge.statistics;

import java.util.List;

/**
 * The evidence by one model of the counts, against the nodes that were not changed, and checked on them: where those
 * vary more than the model allows, it is corrected and all evidence is counted anew. For one thread.
 */
final class CountTrack implements Track {
    /** A burst that begins while a node starts goes on for up to a minute. */
    private static final int BURST_INTERVALS = 6;

    private final CountFleet fleet;
    private final CountModel model;
    private final NodeEffect.Prior prior;
    private final double[] weights;
    private final double usualLogOdds;
    private final double quiet;
    private final int graceIntervals;
    private Wagers more;
    private Wagers fewer;
    private NodeEffect effect;
    private double excess = 1;
    private double changedSum;
    private double controlsSum;
    private double expectedSum;

    CountTrack(CountFleet fleet, CountModel model, NodeEffect.Prior prior) {
        this.fleet = fleet;
        this.model = model;
        this.prior = prior;
        weights = weights();
        usualLogOdds = Math.log(fleet.exposure(true) / fleet.exposure(false));
        graceIntervals = fleet.graceIntervals() + (model.isSlow() ? BURST_INTERVALS : 0);
        quiet = 1 - model.evenness(Direction.MORE);
        effect = effect(Direction.MORE);
        more = new Wagers(Law.SHARE, Ratios.MORE, effect, fleet.watchIntervals());
        fewer = new Wagers(Law.SHARE, Ratios.FEWER, effect(Direction.FEWER), fleet.watchIntervals());
    }

    private NodeEffect effect(Direction direction) {
        return NodeEffect.of(
                model.mass(true, direction) / excess, model.mass(false, direction) / excess, usualLogOdds, prior);
    }

    /** How much each node has against its like, so that a node that is down takes its own part away. */
    private double[] weights() {
        double[] found = new double[fleet.nodes()];
        double equal = 1 / prior.variance();
        for (int group = 0; group < 2; group++) {
            boolean ofChanged = group == 0;
            double level = model.mass(ofChanged, Direction.MORE) / fleet.exposure(ofChanged);
            double sum = 0;
            for (int i = 0; i < found.length; i++) {
                if (fleet.isChanged(i) == ofChanged) {
                    double expected = level > 0 ? fleet.exposure(i) * level : 0;
                    found[i] = expected > 0 ? (model.mass(i, Direction.MORE) + equal) / (expected + equal) : 1;
                    sum += found[i] * fleet.exposure(i);
                }
            }
            double scale = sum > 0 ? fleet.exposure(ofChanged) / sum : 1;
            for (int i = 0; i < found.length; i++) {
                found[i] *= fleet.isChanged(i) == ofChanged ? scale : 1;
            }
        }
        return found;
    }

    @Override
    public void add(Moment moment, Cells cells, int from) {
        if (!moment.isComparable()) {
            return;
        }
        double changed = 0;
        double controls = 0;
        for (int k = from; k < cells.size() && cells.interval(k) == moment.interval(); k++) {
            int node = cells.node(k);
            if (moment.exposure(node) > 0) {
                double clusters = model.clusters(node, cells.count(k), moment.exposure(node));
                changed += fleet.isChanged(node) ? clusters : 0;
                controls += fleet.isChanged(node) ? 0 : clusters;
            }
        }
        if (changed + controls > 0) {
            place(moment, changed, changed + controls);
        }
    }

    private void place(Moment moment, double changed, double total) {
        double logOdds = moment.isUsual() ? usualLogOdds : logOdds(moment);
        double divisor = model.divisor(Direction.MORE) * excess;
        boolean isStarting = moment.interval() < graceIntervals;
        double off = quiet == 0 ? 0 : quiet * total;
        double changedOff = quiet == 0 ? 0 : off * Law.SHARE.expected(logOdds + effect.mean());
        int interval = moment.interval();
        more.add(interval, (changed - changedOff) / divisor, (total - off) / divisor, logOdds, isStarting);
        double all = model.divisor(Direction.FEWER) * excess;
        fewer.add(interval, changed / all, total / all, logOdds, isStarting);
        changedSum += changed / all;
        controlsSum += (total - changed) / all;
        expectedSum += (total - changed) / all * Math.exp(logOdds + effect.mean());
    }

    private double logOdds(Moment moment) {
        double changed = 0;
        double controls = 0;
        for (int i = 0; i < weights.length; i++) {
            double weighed = weights[i] * moment.exposure(i);
            changed += fleet.isChanged(i) ? weighed : 0;
            controls += fleet.isChanged(i) ? 0 : weighed;
        }
        return Math.log(changed / controls);
    }

    /** The logarithm of how much more the changed nodes had before. */
    double usualEffect() {
        return effect.mean();
    }

    @Override
    public double value(Direction direction) {
        return direction == Direction.MORE ? more.value() : fewer.value();
    }

    @Override
    public double standing(Direction direction) {
        return direction == Direction.MORE ? more.standing() : fewer.standing();
    }

    @Override
    public boolean isBorneOut(List<Moment> moments, Cells cells) {
        double found = new ControlCheck(fleet, model, weights, moments, cells).excess();
        if (found <= ControlCheck.TOLERATED * excess) {
            return true;
        }
        excess = found;
        changedSum = 0;
        controlsSum = 0;
        expectedSum = 0;
        effect = effect(Direction.MORE);
        more = new Wagers(Law.SHARE, Ratios.MORE, effect, fleet.watchIntervals());
        fewer = new Wagers(Law.SHARE, Ratios.FEWER, effect(Direction.FEWER), fleet.watchIntervals());
        int from = 0;
        for (Moment moment : moments) {
            while (from < cells.size() && cells.interval(from) < moment.interval()) {
                from++;
            }
            add(moment, cells, from);
        }
        return false;
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
