package dev.ghostlight.core.judge.statistics;

/** An interval of the watch: how much each node did in it. Immutable and thread-safe. */
final class Moment {
    private final int interval;
    private final double[] exposure;
    private final boolean isUsual;
    private final boolean isStarting;
    private final double changed;
    private final double controls;

    Moment(CountFleet fleet, int interval, double[] exposure) {
        this.interval = interval;
        this.exposure = exposure.clone();
        isUsual = fleet.isUsual(exposure);
        isStarting = interval < fleet.graceIntervals();
        changed = fleet.sum(exposure, true);
        controls = fleet.sum(exposure, false);
    }

    int interval() {
        return interval;
    }

    double exposure(int node) {
        return exposure[node];
    }

    /** Whether all nodes did as much as in history. */
    boolean isUsual() {
        return isUsual;
    }

    /** Whether the changed nodes have only just started. */
    boolean isStarting() {
        return isStarting;
    }

    double changed() {
        return changed;
    }

    double controls() {
        return controls;
    }

    /** Whether both changed nodes and others did anything. */
    boolean isComparable() {
        return changed > 0 && controls > 0;
    }
}
