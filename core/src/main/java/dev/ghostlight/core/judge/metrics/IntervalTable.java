package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * The points of all nodes in intervals of one length, of which one begins at the change. What is missing is NaN.
 * Immutable.
 */
final class IntervalTable {
    private static final long STEP_MIN_MILLIS = 10_000;
    /** A longer history or watch is cut to the intervals next to the change. */
    private static final int INTERVALS_MAX = 20_000;
    /** A counter's growth over a longer gap belongs to no interval. */
    private static final int GAP_STEPS_MAX = 3;

    private final double[][] cells;
    private final long stepMillis;
    private final int change;
    private final long changedAtMillis;

    private IntervalTable(double[][] cells, long stepMillis, int change, long changedAtMillis) {
        this.cells = cells;
        this.stepMillis = stepMillis;
        this.change = change;
        this.changedAtMillis = changedAtMillis;
    }

    /** What is complete by the end of the question goes in. */
    static IntervalTable of(MetricQuestion question) {
        long step = step(question.nodes());
        long start = question.changedAtMillis();
        long first = 0;
        for (NodePoints points : question.nodes()) {
            if (points.size() > 0) {
                first = Math.min(first, Math.floorDiv(points.timeMillis(0) - start, step));
            }
        }
        int before = (int) Math.min(INTERVALS_MAX, -first);
        long last = Math.max(0, lastInterval(question, step));
        int after = (int) Math.min(INTERVALS_MAX, last);
        double[][] cells = new double[question.nodes().size()][before + after];
        IntervalTable table = new IntervalTable(cells, step, before, start);
        for (int i = 0; i < cells.length; i++) {
            Arrays.fill(cells[i], Double.NaN);
            NodePoints points = question.nodes().get(i);
            switch (question.metric().kind()) {
                case VALUE -> table.takeLevels(cells[i], points);
                case COUNT -> table.takeSums(cells[i], points);
                case COUNTER -> table.takeGrowth(cells[i], points);
            }
        }
        return table;
    }

    /** How many intervals after the change are complete: an interval is, if it has ended or has its one point. */
    private static long lastInterval(MetricQuestion question, long step) {
        long ended = Math.floorDiv(question.untilMillis() - question.changedAtMillis(), step);
        long newest = Long.MIN_VALUE;
        for (NodePoints points : question.nodes()) {
            for (int p = points.size() - 1; p >= 0; p--) {
                if (points.timeMillis(p) <= question.untilMillis()) {
                    newest = Math.max(newest, points.timeMillis(p));
                    break;
                }
            }
        }
        boolean isOnePointEach = step == ownStep(question.nodes());
        long withPoint = newest == Long.MIN_VALUE ? 0 : Math.floorDiv(newest - question.changedAtMillis(), step) + 1;
        return isOnePointEach ? Math.max(ended, withPoint) : ended;
    }

    private static long step(List<NodePoints> nodes) {
        return Math.max(STEP_MIN_MILLIS, ownStep(nodes));
    }

    /** The usual distance of two points of a node. */
    private static long ownStep(List<NodePoints> nodes) {
        long[] gaps = nodes.stream()
                .flatMapToLong(points -> java.util.stream.IntStream.range(1, points.size())
                        .mapToLong(p -> points.timeMillis(p) - points.timeMillis(p - 1)))
                .sorted()
                .toArray();
        return gaps.length == 0 ? STEP_MIN_MILLIS : Math.max(1, gaps[gaps.length / 2]);
    }

    private void takeLevels(double[] row, NodePoints points) {
        int[] counts = new int[row.length];
        for (int p = 0; p < points.size(); p++) {
            int at = interval(points.timeMillis(p));
            if (at >= 0 && at < row.length) {
                counts[at]++;
                row[at] = counts[at] == 1 ? points.value(p) : row[at] + (points.value(p) - row[at]) / counts[at];
            }
        }
    }

    private void takeSums(double[] row, NodePoints points) {
        for (int p = 0; p < points.size(); p++) {
            int at = interval(points.timeMillis(p));
            if (at >= 0 && at < row.length) {
                double count = Math.max(0, points.value(p));
                row[at] = Double.isNaN(row[at]) ? count : row[at] + count;
            }
        }
    }

    /** The growth between two points belongs to the interval of the later one; after a reset all of it is new. */
    private void takeGrowth(double[] row, NodePoints points) {
        for (int p = 1; p < points.size(); p++) {
            long gap = points.timeMillis(p) - points.timeMillis(p - 1);
            int at = interval(points.timeMillis(p));
            if (gap > GAP_STEPS_MAX * stepMillis || at < 0 || at >= row.length) {
                continue;
            }
            double growth = points.value(p) >= points.value(p - 1)
                    ? points.value(p) - points.value(p - 1)
                    : Math.max(0, points.value(p));
            int from = Math.max(0, Math.min(at, interval(points.timeMillis(p - 1)) + 1));
            for (int t = from; t <= at; t++) {
                double part = growth / (at - from + 1);
                row[t] = Double.isNaN(row[t]) ? part : row[t] + part;
            }
        }
    }

    private int interval(long timeMillis) {
        long at = Math.floorDiv(timeMillis - changedAtMillis, stepMillis) + change;
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE / 2, at));
    }

    long stepMillis() {
        return stepMillis;
    }

    /** The index of the first interval after the change. */
    int change() {
        return change;
    }

    int intervals() {
        return cells.length == 0 ? change : cells[0].length;
    }

    double cell(int node, int interval) {
        return cells[node][interval];
    }

    double[] row(int node) {
        return cells[node].clone();
    }

    /** When an interval begins. */
    long startMillis(int interval) {
        return changedAtMillis + (interval - change) * stepMillis;
    }
}
