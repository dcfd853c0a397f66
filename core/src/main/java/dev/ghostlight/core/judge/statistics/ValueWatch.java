package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Watches one value, such as a latency, after a change: whether it went up on the changed nodes against the others and
 * against what was before, by evidence that may be looked at any time. For one thread.
 *
 * <p>Levels are values on a scale where differences count: logarithms of latencies. Of each node and interval the
 * distance to the median of the unchanged nodes is taken, which removes what all have in common, and of that the
 * distance to its own middle before the change, in deviations, clipped: a score. Evidence is the product of bets on the
 * scores, priced by what they would have paid in history, and all of it to the power of one over the number of
 * intervals over which scores resemble each other. That nodes move by themselves is granted: a score counts only as far
 * as it exceeds what histories and the unchanged nodes, since the change, say about that.
 *
 * <p>That a false alarm is as improbable as claimed is measured, not proven: history is an estimate. Evidence never
 * falls when a level of a changed node is higher.
 */
public final class ValueWatch {
    private static final double BEGUN = 0.8;
    private static final int LOOK_AGAIN = 6;
    private static final double PSEUDO_NODES = 3;
    /** Of the deviations that a node may be up by, how many are granted: measured, see docs/benchmarks.md. */
    private static final double DISTRUST = 0.6;

    private static final double RATIO_ALPHA = 0.025;

    private final boolean[] changed;
    private final ValueSetting setting;
    private final double[] own;
    private final ValueTrack[] nodes;
    private final List<ValueTrack> tracks = new ArrayList<>();
    private final List<ValueTrack> controls = new ArrayList<>();
    private final ValueModel model;
    private final List<double[]> prices = new ArrayList<>();
    private final double distrust;
    private final double[][] bets;
    private double driftSeen;
    private int length;
    private double highest;

    /**
     * @param history levels by node and interval; NaN where missing
     * @param changed for each node whether it was changed; at least one
     * @param leastDeviation what the noise of a level is at least, above 0
     */
    public ValueWatch(double[][] history, boolean[] changed, double leastDeviation, ValueSetting setting) {
        this.changed = changed.clone();
        this.setting = setting;
        own = Arrays.stream(history).mapToDouble(Levels::median).toArray();
        int intervals = history[0].length;
        double[][] differences = new double[history.length][intervals];
        double[] together = new double[intervals];
        double[] column = new double[history.length];
        for (int t = 0; t < intervals; t++) {
            for (int i = 0; i < history.length; i++) {
                column[i] = history[i][t];
            }
            double[] difference = differences(column);
            for (int i = 0; i < history.length; i++) {
                differences[i][t] = difference[i];
            }
            together[t] = mean(difference);
        }
        nodes = new ValueTrack[history.length];
        for (int i = 0; i < history.length; i++) {
            nodes[i] = new ValueTrack(differences[i], leastDeviation);
            (changed[i] ? tracks : controls).add(nodes[i]);
        }
        model = ValueModel.of(List.of(nodes));
        if (tracks.size() > 1) {
            tracks.addFirst(new ValueTrack(together, leastDeviation / Math.sqrt(tracks.size())));
        }
        tracks.forEach(track -> prices.add(model.prices(track)));
        distrust = DISTRUST * Levels.studentAbove(setting.alpha() / 2, Math.max(4, nodes.length - 1));
        bets = new double[tracks.size()][ValueModel.BETS.length];
    }

    /** The distances of the levels to the median of the unchanged nodes, each against its own height. */
    private double[] differences(double[] levels) {
        double[] against = new double[levels.length];
        double[] others = new double[levels.length];
        boolean hasOthers = false;
        for (int i = 0; i < levels.length; i++) {
            against[i] = levels[i] - own[i];
            others[i] = changed[i] ? Double.NaN : against[i];
            hasOthers |= !changed[i];
        }
        double common = hasOthers ? Levels.medianOf(others) : 0;
        for (int i = 0; i < levels.length; i++) {
            against[i] -= common;
        }
        return against;
    }

    private double mean(double[] differences) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < differences.length; i++) {
            if (changed[i] && !Double.isNaN(differences[i])) {
                sum += differences[i];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Takes an interval: levels of all nodes; NaN where missing. */
    public void add(double[] levels) {
        double[] differences = differences(levels);
        boolean isStarting = length < setting.graceIntervals();
        double granted = isStarting ? setting.graceTolerance() : 0;
        if (tracks.size() > 1) {
            tracks.getFirst().add(mean(differences), granted);
        }
        for (int i = 0; i < nodes.length; i++) {
            nodes[i].add(differences[i], changed[i] ? granted : 0);
        }
        length++;
        if (length % LOOK_AGAIN == 0) {
            driftSeen = driftSeen();
            for (int k = 0; k < tracks.size(); k++) {
                replay(k);
            }
        } else {
            for (int k = 0; k < tracks.size(); k++) {
                take(k, length - 1, slack(tracks.get(k)));
            }
        }
        highest = Math.max(highest, now());
    }

    private void replay(int track) {
        double slack = slack(tracks.get(track));
        Arrays.fill(bets[track], 0);
        for (int t = 0; t < length; t++) {
            take(track, t, slack);
        }
    }

    private void take(int track, int interval, double slack) {
        double score = tracks.get(track).score(interval);
        double[] price = prices.get(track);
        double placed = interval == 0 ? BEGUN : interval <= setting.intervals() ? (1 - BEGUN) / setting.intervals() : 0;
        for (int r = 0; r < price.length; r++) {
            bets[track][r] += placed;
            if (!Double.isNaN(score)) {
                bets[track][r] *= Math.exp((ValueModel.BETS[r] * (score - slack) - price[r]) / model.length());
            }
        }
    }

    /** How far a track may be up without any change, in its scores. */
    private double slack(ValueTrack track) {
        double known = Math.max(
                1,
                Arrays.stream(track.history())
                        .filter(score -> !Double.isNaN(score))
                        .count());
        double variance = model.longVariance() / known + model.driftVariance() + driftSeen;
        return setting.tolerance() / track.deviation() + distrust * Math.sqrt(variance);
    }

    /** How far the unchanged nodes moved since the change, beyond what their noise explains, as a variance. */
    private double driftSeen() {
        double seen = 0;
        double expected = 0;
        double count = 0;
        for (ValueTrack track : controls) {
            double known = track.known(0);
            if (known > 0) {
                double moved = track.sum(0) / known;
                seen += moved * moved;
                expected += model.longVariance() * (1 / known + 1.0 / Math.max(1, track.history().length))
                        + model.driftVariance();
                count++;
            }
        }
        return count == 0 ? 0 : Math.max(0, seen - expected) / (count + PSEUDO_NODES);
    }

    private double now() {
        double sum = 0;
        for (int k = 0; k < tracks.size(); k++) {
            double value = 1 - BEGUN - (1 - BEGUN) * Math.min(length - 1, setting.intervals()) / setting.intervals();
            for (int r = 0; r < ValueModel.BETS.length; r++) {
                value += ValueModel.STAKES[r] * bets[k][r];
            }
            sum += value * (tracks.size() == 1 ? 1 : k == 0 ? 0.5 : 0.5 / (tracks.size() - 1));
        }
        return sum;
    }

    /** The highest evidence so far: an e-value over all looks. */
    public double evidence() {
        return highest;
    }

    /** Whether there is proof; once there is, there always is. */
    public boolean isProven() {
        return highest >= 2 / setting.alpha();
    }

    /** Over how many intervals values resemble each other, by history. */
    public double memory() {
        return model.length();
    }

    /** What the changed nodes' levels did, all of them together. */
    public Shift shift() {
        ValueTrack track = tracks.getFirst();
        int from = Math.min(onset(track, prices.getFirst()), Math.max(0, length - 1));
        double shift = track.shift(from);
        double known = Math.max(1, track.known(from));
        double variance = model.longVariance() / known
                + model.longVariance() / history(track)
                + model.driftVariance()
                + driftSeen;
        double around = Levels.studentAbove(RATIO_ALPHA, Math.max(4, nodes.length - 1))
                * track.deviation()
                * Math.sqrt(variance);
        return new Shift(from, shift, shift - around, shift + around);
    }

    /** From where on the bets pay the most. */
    private int onset(ValueTrack track, double[] price) {
        double slack = slack(track);
        double highestSum = 0;
        int from = 0;
        for (int r = 0; r < price.length; r++) {
            double sum = 0;
            for (int t = length - 1; t >= 0; t--) {
                double score = track.score(t);
                sum += Double.isNaN(score) ? 0 : ValueModel.BETS[r] * (score - slack) - price[r];
                if (sum > highestSum) {
                    highestSum = sum;
                    from = t;
                }
            }
        }
        return from;
    }

    /**
     * The smallest shift that would have given proof by now, on average, if it had been there since the change;
     * infinite where none would.
     *
     * @param further intervals from now on, at least 0
     */
    public double visible(int further) {
        ValueTrack track = tracks.getFirst();
        double most = track.deviation() * 2 * Levels.CLIP + setting.tolerance() + slack(track) * track.deviation();
        int known = Math.max(0, track.known(0) - setting.graceIntervals()) + further;
        double low = 0;
        double high = 4 * most;
        if (!isVisible(track, high, known)) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (isVisible(track, middle, known)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isVisible(ValueTrack track, double shift, int known) {
        double score = track.meanScore(shift / track.deviation());
        double slack = slack(track);
        double share = tracks.size() > 1 ? 0.5 : 1;
        double[] price = prices.getFirst();
        for (int r = 0; r < price.length; r++) {
            double each = (ValueModel.BETS[r] * (score - slack) - price[r]) / model.length();
            if (known * each + Math.log(share * BEGUN * ValueModel.STAKES[r]) >= Math.log(2 / setting.alpha())) {
                return true;
            }
        }
        return false;
    }

    private static double history(ValueTrack track) {
        return Math.max(
                1,
                Arrays.stream(track.history())
                        .filter(score -> !Double.isNaN(score))
                        .count());
    }

    /**
     * What levels did.
     *
     * @param from the interval of the watch from which on they differ, as far as can be told
     * @param shift by how much since then, less what the unchanged nodes did
     * @param low at least, with the same distrust as the evidence has
     * @param high at most
     */
    public record Shift(int from, double shift, double low, double high) {}
}
