package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes' levels, each against its own usual one, and what is left of a node's when what all the others did at the
 * time is taken away. On a logarithmic scale where all of history is above 0. Immutable.
 */
final class Differences {
    /** A node with fewer intervals of history, against the one with most, is not compared with. */
    private static final double HISTORY_SHARE_MIN = 0.5;

    private static final double FLOOR = 1e-6;

    private final IntervalTable table;
    private final List<Integer> controls;
    private final boolean isRatio;
    private final double[] usual;
    private final double[][] offs;
    private final double unit;

    /** @param isCount whether half an event is added to each, so that none is 0 */
    Differences(IntervalTable table, List<Integer> candidates, int nodes, boolean isCount) {
        this.table = table;
        isRatio = isCount || isAboveZero(candidates, nodes);
        usual = new double[nodes];
        offs = new double[nodes][table.intervals()];
        int longest = IntStream.range(0, nodes).map(this::history).max().orElse(0);
        controls = candidates.stream()
                .filter(node -> history(node) > 0 && history(node) >= HISTORY_SHARE_MIN * longest)
                .toList();
        unit = isRatio ? 1 : scale(nodes);
        for (int i = 0; i < nodes; i++) {
            double add = isCount ? 0.5 : 0;
            double low = isRatio ? FLOOR * Math.max(Double.MIN_NORMAL, middle(i)) : 0;
            for (int t = 0; t < table.intervals(); t++) {
                double cell = table.cell(i, t) + add;
                offs[i][t] = isRatio && !Double.isNaN(cell) ? Math.log(Math.max(low, cell)) : cell / unit;
            }
            usual[i] = Medians.of(Arrays.copyOf(offs[i], table.change()));
            for (int t = 0; t < table.intervals(); t++) {
                offs[i][t] -= usual[i];
            }
        }
    }

    private boolean isAboveZero(List<Integer> candidates, int nodes) {
        for (int i = 0; i < nodes; i++) {
            int end = candidates.contains(i) ? table.intervals() : table.change();
            for (int t = 0; t < end; t++) {
                if (table.cell(i, t) <= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private double middle(int node) {
        return Medians.of(Arrays.copyOf(table.row(node), table.change()));
    }

    /** What is one unit where ratios make no sense: the usual size of what there was. */
    private double scale(int nodes) {
        double[] sizes = IntStream.range(0, nodes)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, table.change()).mapToDouble(t -> Math.abs(table.cell(i, t))))
                .filter(size -> size > 0)
                .toArray();
        double middle = Medians.of(sizes);
        return middle > 0 ? middle : 1;
    }

    private int history(int node) {
        int count = 0;
        for (int t = 0; t < table.change(); t++) {
            count += Double.isNaN(table.cell(node, t)) ? 0 : 1;
        }
        return count;
    }

    List<Integer> controls() {
        return controls;
    }

    /** Whether differences are logarithms of ratios. */
    boolean isRatio() {
        return isRatio;
    }

    /** How many times as much a difference means, against the usual level of before. */
    double ratio(int node, double difference) {
        if (isRatio) {
            return Math.exp(difference);
        }
        double level = usual[node];
        return level != 0 ? (level + difference) / level : Double.NaN;
    }

    /** The difference of an ignored or wanted ratio. */
    double ofRatio(double ratio) {
        return isRatio ? Math.log(ratio) : ratio - 1;
    }

    /** What is left of a node over all intervals, when the usual of the others at the time is taken away. */
    double[] of(int node) {
        double[] left = offs[node].clone();
        List<Integer> others = controls.stream().filter(each -> each != node).toList();
        if (others.isEmpty()) {
            return left;
        }
        double[] now = new double[others.size()];
        for (int t = 0; t < left.length; t++) {
            int present = 0;
            for (int other : others) {
                double off = offs[other][t];
                if (!Double.isNaN(off)) {
                    now[present++] = off;
                }
            }
            left[t] = 2 * present < others.size() ? Double.NaN : left[t] - Medians.ofFirst(now, present);
        }
        return left;
    }
}
