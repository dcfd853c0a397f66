package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** The nodes that are watched, which of them were changed, and for how long. Immutable and thread-safe. */
public final class CountFleet {
    private static final double FALSE_ALARMS = 0.02;
    private static final int GRACE_INTERVALS = 3;
    /** With fewer unchanged nodes there is no telling how nodes differ. */
    private static final int CONTROLS_MIN = 3;

    private final boolean[] changed;
    private final double[] exposure;
    private final int historyIntervals;
    private final int watchIntervals;
    private final int graceIntervals;
    private final double falseAlarms;

    private CountFleet(
            boolean[] changed,
            double[] exposure,
            int historyIntervals,
            int watchIntervals,
            int graceIntervals,
            double falseAlarms) {
        this.changed = changed;
        this.exposure = exposure;
        this.historyIntervals = historyIntervals;
        this.watchIntervals = watchIntervals;
        this.graceIntervals = graceIntervals;
        this.falseAlarms = falseAlarms;
    }

    /**
     * A fleet with false alarms of at most 2 % and a start of 30 seconds.
     *
     * @param changed for each node whether it was changed
     * @param exposure of each node in history on average of its intervals, in the unit of the watch (requests, or 1 for
     *     a node that was up); 0 where a node has no history
     * @param historyIntervals of ten seconds, at least 0
     * @param watchIntervals of ten seconds, that are meant to be watched; at least 1. One may watch longer.
     */
    public static CountFleet of(boolean[] changed, double[] exposure, int historyIntervals, int watchIntervals) {
        if (changed.length != exposure.length || historyIntervals < 0 || watchIntervals < 1) {
            throw new IllegalArgumentException(changed.length + " nodes, " + exposure.length + " exposures, "
                    + historyIntervals + " intervals of history, " + watchIntervals + " of the watch");
        }
        requireExposures(exposure);
        return new CountFleet(
                changed.clone(), exposure.clone(), historyIntervals, watchIntervals, GRACE_INTERVALS, FALSE_ALARMS);
    }

    static void requireExposures(double[] exposure) {
        for (double each : exposure) {
            if (!(each >= 0) || Double.isInfinite(each)) {
                throw new IllegalArgumentException("exposures must be finite and at least 0: " + each);
            }
        }
    }

    /** The same with another probability of a false alarm, above 0 and below 1. */
    public CountFleet withFalseAlarms(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("not between 0 and 1: " + probability);
        }
        return new CountFleet(changed, exposure, historyIntervals, watchIntervals, graceIntervals, probability);
    }

    /** The same with another time that a changed node takes to start, in intervals. */
    public CountFleet withGrace(int intervals) {
        return new CountFleet(changed, exposure, historyIntervals, watchIntervals, intervals, falseAlarms);
    }

    /** How many nodes there are. */
    public int nodes() {
        return changed.length;
    }

    /** The intervals of history. */
    public int historyIntervals() {
        return historyIntervals;
    }

    boolean isChanged(int node) {
        return changed[node];
    }

    double exposure(int node) {
        return exposure[node];
    }

    int watchIntervals() {
        return watchIntervals;
    }

    int graceIntervals() {
        return graceIntervals;
    }

    /** The evidence that is proof. */
    double threshold() {
        return 1 / falseAlarms;
    }

    int changedNodes() {
        int nodes = 0;
        for (boolean each : changed) {
            nodes += each ? 1 : 0;
        }
        return nodes;
    }

    boolean hasControls() {
        return changed.length - changedNodes() >= CONTROLS_MIN;
    }

    /** Whether there is anything to compare with: other nodes, or a history. */
    boolean isObservable() {
        return changedNodes() > 0 && (hasControls() || historyIntervals * (exposure(true) + exposure(false)) > 0);
    }

    /** Sums values of the nodes that were changed, or of the others. */
    double sum(double[] values, boolean ofChanged) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += changed[i] == ofChanged ? values[i] : 0;
        }
        return sum;
    }

    /** The exposure of the changed nodes, or of the others, in an interval of history. */
    double exposure(boolean ofChanged) {
        return sum(exposure, ofChanged);
    }

    boolean isUsual(double[] watched) {
        return Arrays.equals(exposure, watched);
    }
}
