package dev.ghostlight.core.judge.statistics;

/** What does not differ from signature to signature. Immutable and thread-safe. */
final class Setting {
    private final boolean[] changed;
    private final double odds;
    private final double variance;
    private final int intervals;
    private final int graceIntervals;

    /**
     * @param changed for each node whether it was changed
     * @param odds the changed nodes' exposure over that of the others, in history
     * @param variance how much nodes differ usually, of the logarithm
     * @param intervals how many are watched
     * @param graceIntervals how long a start takes
     */
    Setting(boolean[] changed, double odds, double variance, int intervals, int graceIntervals) {
        this.changed = changed.clone();
        this.odds = odds;
        this.variance = variance;
        this.intervals = intervals;
        this.graceIntervals = graceIntervals;
    }

    boolean isChanged(int node) {
        return changed[node];
    }

    int nodes() {
        return changed.length;
    }

    double odds() {
        return odds;
    }

    double variance() {
        return variance;
    }

    int intervals() {
        return intervals;
    }

    int graceIntervals() {
        return graceIntervals;
    }
}
