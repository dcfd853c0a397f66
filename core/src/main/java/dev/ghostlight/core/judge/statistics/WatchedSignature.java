package dev.ghostlight.core.judge.statistics;

import java.util.List;

/** A signature in the watch: its counts, and the evidence under each idea of how they come about. For one thread. */
final class WatchedSignature {
    /** Evidence below it needs no look at the unchanged nodes yet. */
    private static final double WORTH_CHECKING = 10;

    private static final double GROWN = 2;
    private static final int CHECK_EVERY = 6;
    private static final double DENSE = 0.3;
    private static final int MINUTE = 6;
    private static final int SLOW_WINDOW = 30;

    private final CountFleet fleet;
    private final Concern concern;
    private final Basis basis;
    private final List<Track> tracks;
    private final boolean[] hasCrossed;
    private final boolean isRestless;
    private final double changedBefore;
    private final double othersBefore;
    private final double usualRatio;
    private final Cells cells;
    private double changedSince;
    private double othersSince;
    private double expected;
    private boolean hasBeenCompared;
    private int begin;
    private double checkedValue;
    private int checkedInterval = -CHECK_EVERY;

    private WatchedSignature(
            CountFleet fleet, Concern concern, Basis basis, List<Track> tracks, double[][] history, double usualRatio) {
        this.fleet = fleet;
        this.concern = concern;
        this.basis = basis;
        this.tracks = tracks;
        this.usualRatio = usualRatio;
        cells = new Cells(fleet.nodes());
        hasCrossed = new boolean[2 * tracks.size()];
        isRestless = tracks.stream().anyMatch(Track::isRestless);
        double[] sums = new double[fleet.nodes()];
        for (int i = 0; i < history.length; i++) {
            for (double count : history[i]) {
                sums[i] += count;
            }
        }
        changedBefore = fleet.sum(sums, true);
        othersBefore = fleet.sum(sums, false);
    }

    /** One that history knows. */
    static WatchedSignature known(CountFleet fleet, NodeSpread spread, CountHistory counts) {
        double[][] history = counts.table(fleet);
        Concern concern = counts.concern();
        if (!fleet.isObservable()) {
            return new WatchedSignature(fleet, concern, Basis.NO_DATA, List.of(), history, 1);
        }
        if (!fleet.hasControls() || Episodes.isOnlyOnChanged(history, fleet)) {
            Basis basis = fleet.hasControls() ? Basis.ONLY_ON_CHANGED : Basis.NO_CONTROLS;
            boolean isRare = !Episodes.isFrequent(history, fleet);
            return new WatchedSignature(
                    fleet, concern, basis, List.of(new OwnTrack(history, fleet, isRare)), history, 1);
        }
        if (!Episodes.isComparable(history, fleet)) {
            Basis basis = Episodes.isAny(history) ? Basis.TOO_LITTLE_HISTORY : Basis.ZERO_BASELINE;
            return fresh(fleet, spread, concern, basis, history);
        }
        CountModel model = CountModel.of(history, fleet, true);
        NodeEffect.Prior prior = spread.prior(fleet, NodeSpread.masses(model, fleet));
        CountTrack track = new CountTrack(fleet, model, prior);
        double ratio = Math.exp(track.usualEffect());
        if (!isDense(history)) {
            return new WatchedSignature(fleet, concern, Basis.OTHER_NODES, List.of(track), history, ratio);
        }
        CountModel plain = CountModel.of(history, fleet, false);
        NodeEffect.Prior plainPrior = spread.prior(fleet, NodeSpread.masses(plain, fleet));
        CountTrack second = new CountTrack(fleet, plain, plainPrior);
        return new WatchedSignature(fleet, concern, Basis.OTHER_NODES, List.of(track, second), history, ratio);
    }

    /** One that appears in the watch. */
    static WatchedSignature appeared(CountFleet fleet, NodeSpread spread) {
        double[][] nothing = new double[fleet.nodes()][fleet.historyIntervals()];
        if (!fleet.isObservable()) {
            return new WatchedSignature(fleet, Concern.MORE, Basis.NO_DATA, List.of(), nothing, 1);
        }
        if (!fleet.hasControls()) {
            return new WatchedSignature(
                    fleet, Concern.MORE, Basis.NO_CONTROLS, List.of(new OwnTrack(nothing, fleet, true)), nothing, 1);
        }
        return fresh(fleet, spread, Concern.MORE, Basis.NEW, nothing);
    }

    private static WatchedSignature fresh(
            CountFleet fleet, NodeSpread spread, Concern concern, Basis basis, double[][] history) {
        NodeEffect.Prior prior = spread.priorOfNew(fleet);
        return new WatchedSignature(
                fleet, concern, basis, List.of(new FreshTrack(fleet, prior)), history, Math.exp(prior.mean()));
    }

    /** Dense counts are watched by two models, of which either may be wrong. */
    private static boolean isDense(double[][] history) {
        double total = 0;
        for (double[] node : history) {
            for (double count : node) {
                total += count;
            }
        }
        double perMinute = total / history.length / history[0].length * MINUTE;
        return perMinute >= DENSE && perMinute / Dispersion.of(history, SLOW_WINDOW) >= DENSE;
    }

    void count(int node, int interval, double count) {
        cells.merge(node, interval, count);
    }

    Concern concern() {
        return concern;
    }

    /** Takes the end of an interval; returns whether anything about the evidence may have changed. */
    boolean close(Moment moment, List<Moment> moments) {
        hasBeenCompared |= basis.confusesSwings() ? moment.changed() > 0 : moment.isComparable();
        if (begin == cells.size() && !isRestless) {
            if (basis.confusesSwings()) {
                expected += expectedOwn(moment);
            }
            return false;
        }
        tally(moment);
        for (Track track : tracks) {
            track.add(moment, cells, begin);
        }
        begin = cells.size();
        cross(moments, false);
        return true;
    }

    private void tally(Moment moment) {
        double controls = 0;
        for (int k = begin; k < cells.size(); k++) {
            int node = cells.node(k);
            boolean isUp = moment.exposure(node) > 0;
            changedSince += fleet.isChanged(node) ? cells.count(k) : 0;
            othersSince += fleet.isChanged(node) ? 0 : cells.count(k);
            controls += isUp && !fleet.isChanged(node) ? cells.count(k) : 0;
        }
        if (basis.confusesSwings()) {
            expected += expectedOwn(moment);
        } else if (moment.isComparable()) {
            expected += controls * moment.changed() / moment.controls() * usualRatio;
        }
    }

    private double expectedOwn(Moment moment) {
        boolean hasOwn = fleet.exposure(true) > 0;
        double exposed = fleet.exposure(hasOwn) * fleet.historyIntervals();
        return exposed > 0 ? (hasOwn ? changedBefore : othersBefore) / exposed * moment.changed() : 0;
    }

    /** Looks whether evidence is proof, and if it is much, whether the unchanged nodes bear it out. */
    void cross(List<Moment> moments, boolean isSurely) {
        double highest = Math.max(standing(Direction.MORE), standing(Direction.FEWER));
        boolean isDue = highest >= WORTH_CHECKING
                && (isSurely
                        || highest >= GROWN * checkedValue
                        || moments.size() >= checkedInterval + CHECK_EVERY
                        || isAboutToCross());
        if (!isDue) {
            return;
        }
        checkedInterval = moments.size();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.isBorneOut(moments, cells)) {
                hasCrossed[2 * i] |= track.standing(Direction.MORE) >= fleet.threshold();
                hasCrossed[2 * i + 1] |= track.standing(Direction.FEWER) >= fleet.threshold();
            }
        }
        checkedValue = Math.max(standing(Direction.MORE), standing(Direction.FEWER));
    }

    private boolean isAboutToCross() {
        for (int i = 0; i < tracks.size(); i++) {
            if ((!hasCrossed[2 * i] && tracks.get(i).standing(Direction.MORE) >= fleet.threshold())
                    || (!hasCrossed[2 * i + 1] && tracks.get(i).standing(Direction.FEWER) >= fleet.threshold())) {
                return true;
            }
        }
        return false;
    }

    /** Whether one way was proven at any time, for this signature alone. */
    boolean isProven(Direction direction) {
        boolean isProven = !tracks.isEmpty();
        for (int i = 0; i < tracks.size(); i++) {
            isProven &= hasCrossed[2 * i + (direction == Direction.MORE ? 0 : 1)];
        }
        return isProven;
    }

    /** The e-value: that of the idea that has less of it, as either idea may be wrong. */
    double value(Direction direction) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tracks.size(); i++) {
            least = Math.min(least, tracks.get(i).value(direction));
        }
        return tracks.isEmpty() ? 1 : least;
    }

    private double standing(Direction direction) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tracks.size(); i++) {
            least = Math.min(least, tracks.get(i).standing(direction));
        }
        return tracks.isEmpty() ? 1 : least;
    }

    /** The e-value of what would be bad news, or 0 where it is small and was not worked out. */
    double standing() {
        return concern.weigh(standing(Direction.MORE), standing(Direction.FEWER));
    }

    SignatureEvidence evidence() {
        return new SignatureEvidence(
                hasBeenCompared ? basis : Basis.NO_DATA,
                value(Direction.MORE),
                value(Direction.FEWER),
                isProven(Direction.MORE),
                isProven(Direction.FEWER),
                tracks.isEmpty() ? RatioRange.UNKNOWN : tracks.getFirst().ratio(),
                new SignatureEvidence.Tally(changedBefore, changedSince),
                new SignatureEvidence.Tally(othersBefore, othersSince),
                expected);
    }
}
