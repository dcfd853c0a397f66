package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** Whether the nodes that were not changed vary in the watch as history lets expect. For one thread. */
final class ControlCheck {
    /** Less than this share above what is expected is nothing. */
    static final double TOLERATED = 1.02;

    /** Each a multiple of the one before. */
    private static final int[] WINDOWS = {6, 30};
    private static final double PRIOR_UNITS = 5;

    /** The sum of the whole watch is one number a node, and so less certain. */
    private static final double WHOLE_UNITS = 6;

    private final WatchedFleet fleet;
    private final Exposures exposures;
    private final CountModel model;
    private final double[][] sums;
    private final int[] windowEnds = WINDOWS.clone();
    private final double[] squares = new double[WINDOWS.length];
    private final double[] expected = new double[WINDOWS.length];
    private final double[] units = new double[WINDOWS.length];
    private final double[] whole;
    private int now;

    ControlCheck(WatchedFleet fleet, Exposures exposures, CountModel model) {
        this.fleet = fleet;
        this.exposures = exposures;
        this.model = model;
        sums = new double[WINDOWS.length][fleet.nodes()];
        whole = new double[fleet.nodes()];
    }

    /** Takes what a node's count of the current interval weighs. */
    void add(int node, double weighed) {
        sums[0][node] += weighed;
    }

    /** Closes the windows that end until an interval, whose exposures are all known. */
    void moveTo(int interval) {
        now = interval;
        for (int w = 0; w < WINDOWS.length; w++) {
            while (windowEnds[w] <= interval) {
                close(w);
                windowEnds[w] += WINDOWS[w];
            }
        }
    }

    private void close(int w) {
        double[] exposed = exposures.sumUntil(windowEnds[w]).clone();
        double[] before = exposures.sumUntil(windowEnds[w] - WINDOWS[w]);
        for (int i = 0; i < exposed.length; i++) {
            exposed[i] -= before[i];
        }
        Sum sum = sum(sums[w], exposed);
        squares[w] += sum.squares();
        expected[w] += sum.expected();
        units[w] += sum.units();
        double[] longer = w + 1 < WINDOWS.length ? sums[w + 1] : whole;
        for (int i = 0; i < longer.length; i++) {
            longer[i] += sums[w][i];
        }
        Arrays.fill(sums[w], 0);
    }

    private record Sum(double squares, double expected, double units) {}

    private Sum sum(double[] weighed, double[] exposed) {
        double all = 0;
        double column = 0;
        for (int i = 0; i < exposed.length; i++) {
            if (!fleet.isChanged(i)) {
                all += model.mean(i) * exposed[i];
                column += weighed[i] - model.quiet(i) * exposed[i];
            }
        }
        double squared = 0;
        double should = 0;
        for (int i = 0; i < exposed.length && all > 0; i++) {
            if (!fleet.isChanged(i)) {
                double share = model.mean(i) * exposed[i] / all;
                double off = weighed[i] - model.quiet(i) * exposed[i] - share * column;
                double mean = Math.max(0, share * column);
                squared += off * off;
                should += mean * (1 - share) + mean * mean / Math.max(1e-9, model.mean(i) * model.intervals());
            }
        }
        return new Sum(squared, should, column);
    }

    /** The variance found against that expected; at least 1. */
    double excess() {
        double found = 1;
        for (int w = 0; w < WINDOWS.length; w++) {
            found = Math.max(found, shrunk(squares[w], expected[w], Math.max(0, units[w])));
        }
        if (now > 0) {
            double[] all = whole.clone();
            for (double[] part : sums) {
                for (int i = 0; i < all.length; i++) {
                    all[i] += part[i];
                }
            }
            Sum sum = sum(all, exposures.sumUntil(now));
            found = Math.max(found, shrunk(sum.squares(), sum.expected(), Math.max(0, sum.units()) / WHOLE_UNITS));
        }
        return found;
    }

    private static double shrunk(double squares, double expected, double units) {
        return expected > 0 ? (squares / expected * units + PRIOR_UNITS) / (units + PRIOR_UNITS) : 1;
    }
}
