package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The nodes that signatures are watched on, and what is known of them from before the change. Immutable and
 * thread-safe.
 */
public final class WatchedFleet {
    private final boolean[] changed;
    private final double[] exposure;
    private final boolean[] hasHistory;
    private final int historyIntervals;
    private final int watchIntervals;

    /**
     * @param changed for each node whether it was changed
     * @param historyExposure for each node how much it was exposed in an interval of history on average: its requests,
     *     or 1 for each; 0 where history knows nothing of it
     * @param historyIntervals how many intervals of ten seconds history has, at least 0
     * @param watchIntervals how many are going to be watched, at least 1; a longer watch is allowed, and finds what
     *     begins late less well
     * @throws IllegalArgumentException if the two differ in length, no node was changed, or a number is out of range
     */
    public WatchedFleet(boolean[] changed, double[] historyExposure, int historyIntervals, int watchIntervals) {
        if (changed.length != historyExposure.length || historyIntervals < 0 || watchIntervals < 1) {
            throw new IllegalArgumentException(changed.length + " nodes, " + historyExposure.length + " exposures, "
                    + historyIntervals + " intervals of history and " + watchIntervals + " to watch do not fit");
        }
        this.changed = changed.clone();
        this.historyIntervals = historyIntervals;
        this.watchIntervals = watchIntervals;
        double known = Arrays.stream(historyExposure)
                .filter(each -> each > 0)
                .average()
                .orElse(1);
        exposure = Arrays.stream(historyExposure)
                .map(each -> each > 0 ? each : known)
                .toArray();
        hasHistory = new boolean[changed.length];
        boolean isAnyChanged = false;
        for (int node = 0; node < changed.length; node++) {
            hasHistory[node] = historyExposure[node] > 0 && historyIntervals > 0;
            isAnyChanged |= changed[node];
        }
        if (!isAnyChanged) {
            throw new IllegalArgumentException("no node was changed, so there is nothing to watch");
        }
    }

    /** How many nodes. */
    public int nodes() {
        return changed.length;
    }

    boolean isChanged(int node) {
        return changed[node];
    }

    /** Whether history knows the node. */
    boolean hasHistory(int node) {
        return hasHistory[node];
    }

    /** How much the node was exposed in an interval of history; above 0. */
    double exposure(int node) {
        return exposure[node];
    }

    int historyIntervals() {
        return historyIntervals;
    }

    int watchIntervals() {
        return watchIntervals;
    }

    int changedNodes() {
        int found = 0;
        for (boolean each : changed) {
            found += each ? 1 : 0;
        }
        return found;
    }

    int unchangedNodes() {
        return nodes() - changedNodes();
    }

    /** The sum over the changed nodes, or over the others. */
    double sum(double[] perNode, boolean ofChanged) {
        double sum = 0;
        for (int node = 0; node < changed.length; node++) {
            sum += changed[node] == ofChanged ? perNode[node] : 0;
        }
        return sum;
    }
}
