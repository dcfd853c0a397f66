package dev.ghostlight.core.judge.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How much each node was exposed in each interval of the watch, against what it was in history. For one thread. */
final class Exposures {
    private final WatchedFleet fleet;
    private final int graceIntervals;
    private final List<double[]> relative = new ArrayList<>();
    private final List<Boolean> starting = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>();
    private int[] runEnds = new int[16];
    private int started;

    Exposures(WatchedFleet fleet, int graceIntervals) {
        this.fleet = fleet;
        this.graceIntervals = graceIntervals;
        sums.add(new double[fleet.nodes()]);
    }

    /** Takes an interval's. */
    void add(double[] exposure) {
        double[] now = new double[exposure.length];
        double[] sum = sums.getLast().clone();
        for (int i = 0; i < now.length; i++) {
            now[i] = Math.max(0, exposure[i]) / fleet.exposure(i);
            sum[i] += now[i];
        }
        sums.add(sum);
        boolean isUp = fleet.sum(now, true) > 0;
        boolean isStarting = isUp && started < graceIntervals;
        started += isUp ? 1 : 0;
        int t = relative.size();
        boolean isSame = t > 0 && Arrays.equals(now, relative.get(t - 1)) && starting.get(t - 1) == isStarting;
        relative.add(isSame ? relative.get(t - 1) : now);
        starting.add(isStarting);
        if (t == runEnds.length) {
            runEnds = Arrays.copyOf(runEnds, 2 * t);
        }
        // An interval names the first of its run, and that one the run's end.
        runEnds[t] = isSame ? run(t - 1) - Integer.MAX_VALUE : t + 1;
        runEnds[run(t)] = t + 1;
    }

    /** Names the intervals that are alike and follow one another: their first. */
    int run(int interval) {
        int end = runEnds[interval];
        return end < 0 ? end + Integer.MAX_VALUE : interval;
    }

    /** The first interval after one that is unlike it. */
    int runEnd(int interval) {
        return runEnds[run(interval)];
    }

    /** By node; the same object where nothing changed. */
    double[] at(int interval) {
        return relative.get(interval);
    }

    /** Whether changed nodes have just started. */
    boolean isStarting(int interval) {
        return starting.get(interval);
    }

    /** How many intervals there were. */
    int size() {
        return relative.size();
    }

    /** The sum over the intervals before one, by node. */
    double[] sumUntil(int interval) {
        return sums.get(interval);
    }
}
