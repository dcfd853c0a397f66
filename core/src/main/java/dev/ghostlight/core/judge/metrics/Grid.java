package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The points of a metric in intervals of one length, before and after the change. Arrays are by node and interval; NaN
 * where missing.
 */
final class Grid {
    private static final long SECOND = 1_000;
    /** Over so many intervals the increase of a counter is spread at most. */
    private static final int SPREAD_MAX = 30;

    private final long stepMillis;
    private final long change;
    private final List<String> names;
    private final boolean[] changed;
    private final double[][] history;
    private final double[][] watch;

    private Grid(
            long stepMillis, long change, List<String> names, boolean[] changed, double[][] history, double[][] watch) {
        this.stepMillis = stepMillis;
        this.change = change;
        this.names = names;
        this.changed = changed;
        this.history = history;
        this.watch = watch;
    }

    static Grid of(Metric metric, Kind kind, Deployed deployed, MetricSetting setting) {
        List<String> names = List.copyOf(metric.nodes().keySet());
        List<Points> series = List.copyOf(metric.nodes().values());
        boolean[] changed = new boolean[names.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = deployed.nodes().contains(names.get(i));
        }
        long step = step(metric.nodes());
        long at = deployed.at().toEpochMilli();
        long until = deployed.now().toEpochMilli();
        long first = metric.nodes().values().stream()
                .filter(points -> points.size() > 0)
                .mapToLong(points -> points.millis(0))
                .min()
                .orElse(at);
        long from = Math.max(first, at - setting.history().toMillis());
        int before = (int) Math.max(0, (at - from + step - 1) / step);
        int after = (int) Math.max(0, Math.min((until - at + step) / step, 100_000));
        double[][] history = new double[names.size()][];
        double[][] watch = new double[names.size()][];
        for (int i = 0; i < changed.length; i++) {
            double[] all = cells(series.get(i), kind, at - before * step, step, before + after, until);
            history[i] = Arrays.copyOf(all, before);
            watch[i] = Arrays.copyOfRange(all, before, before + after);
        }
        return new Grid(step, at, names, changed, history, watch).trimmed();
    }

    /** Without the intervals at the end in which no node has a point yet. */
    private Grid trimmed() {
        int length = watch.length == 0 ? 0 : watch[0].length;
        while (length > 0 && isEmpty(length - 1)) {
            length--;
        }
        int kept = length;
        double[][] shorter =
                Arrays.stream(watch).map(row -> Arrays.copyOf(row, kept)).toArray(double[][]::new);
        return new Grid(stepMillis, change, names, changed, history, shorter);
    }

    private boolean isEmpty(int interval) {
        return Arrays.stream(watch).allMatch(row -> Double.isNaN(row[interval]));
    }

    /** The usual distance between the points of a node, in whole seconds. */
    private static long step(Map<String, Points> nodes) {
        List<Long> gaps = new ArrayList<>();
        for (Points points : nodes.values()) {
            for (int i = Math.max(1, points.size() - 2_000); i < points.size(); i++) {
                long gap = points.millis(i) - points.millis(i - 1);
                if (gap > 0) {
                    gaps.add(gap);
                }
            }
        }
        gaps.sort(null);
        long usual = gaps.isEmpty() ? 60 * SECOND : gaps.get(gaps.size() / 2);
        return Math.max(SECOND, (usual + SECOND / 2) / SECOND * SECOND);
    }

    private static double[] cells(Points points, Kind kind, long from, long step, int cells, long until) {
        double[] sums = new double[cells];
        int[] counts = new int[cells];
        double last = Double.NaN;
        long lastMillis = 0;
        for (int i = 0; i < points.size() && points.millis(i) <= until; i++) {
            if (points.isMissing(i)) {
                continue;
            }
            double value = points.value(i);
            long millis = points.millis(i);
            if (kind == Kind.COUNTER) {
                if (!Double.isNaN(last)) {
                    spread(sums, counts, value >= last ? value - last : value, millis, lastMillis, from, step);
                }
                last = value;
                lastMillis = millis;
            } else {
                long cell = Math.floorDiv(millis - from, step);
                if (cell >= 0 && cell < cells) {
                    sums[(int) cell] += value;
                    counts[(int) cell]++;
                }
            }
        }
        double[] values = new double[cells];
        for (int c = 0; c < cells; c++) {
            values[c] = counts[c] == 0 ? Double.NaN : kind == Kind.VALUE ? sums[c] / counts[c] : sums[c];
        }
        return values;
    }

    /** A counter's increase belongs to all intervals since the point before. */
    private static void spread(
            double[] sums, int[] counts, double increase, long millis, long lastMillis, long from, long step) {
        long last = Math.floorDiv(millis - 1 - from, step);
        long over = Math.clamp((millis - lastMillis + step / 2) / step, 1, SPREAD_MAX);
        for (long cell = last - over + 1; cell <= last; cell++) {
            if (cell >= 0 && cell < sums.length) {
                sums[(int) cell] += increase / over;
                counts[(int) cell]++;
            }
        }
    }

    double seconds() {
        return (double) stepMillis / SECOND;
    }

    /** When an interval of the watch begins; it ends where the next one does. */
    long startMillis(int interval) {
        return change + interval * stepMillis;
    }

    int nodes() {
        return names.size();
    }

    String name(int node) {
        return names.get(node);
    }

    List<String> changedNames() {
        return names.stream().filter(name -> changed[names.indexOf(name)]).toList();
    }

    int changedCount() {
        return changedNames().size();
    }

    boolean isChanged(int node) {
        return changed[node];
    }

    boolean[] changed() {
        return changed.clone();
    }

    boolean hasControls() {
        for (boolean isChanged : changed) {
            if (!isChanged) {
                return true;
            }
        }
        return false;
    }

    double[][] history() {
        return history;
    }

    double[][] watch() {
        return watch;
    }

    int historyLength() {
        return history.length == 0 ? 0 : history[0].length;
    }

    int watchLength() {
        return watch.length == 0 ? 0 : watch[0].length;
    }

    /** The levels of all nodes in an interval of an array. */
    static double[] column(double[][] rows, int interval) {
        return Arrays.stream(rows).mapToDouble(row -> row[interval]).toArray();
    }

    /** The values that are known, of the changed nodes or of the others. */
    double[] known(double[][] rows, boolean ofChanged, int from) {
        List<double[]> chosen = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (changed[i] == ofChanged) {
                chosen.add(rows[i]);
            }
        }
        return chosen.stream()
                .flatMapToDouble(row -> Arrays.stream(row).skip(from))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
