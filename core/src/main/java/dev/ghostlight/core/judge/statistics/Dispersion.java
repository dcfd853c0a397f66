package dev.ghostlight.core.judge.statistics;

/** How much more counts vary than independent events would. Stateless. */
final class Dispersion {
    private Dispersion() {}

    /**
     * The variance of counts beyond what nodes and moments in common explain, against that of independent events: 1
     * where events are independent, above it where they come in bursts.
     *
     * <p>A ratio of sums over all cells of windows of the given length, so that cells with few events do no harm; what
     * all nodes have in common at a moment cancels out exactly.
     *
     * @param counts sorted
     * @param intervals over how many
     * @param window how many intervals are taken together
     * @return 1 where there are too few windows, nodes or events to tell
     */
    static double betweenNodes(SparseCounts counts, int nodes, int intervals, int window) {
        int windows = intervals / window;
        if (windows < 2 || nodes < 2) {
            return 1;
        }
        double[] rows = new double[nodes];
        double[] columns = new double[windows];
        double total = 0;
        for (int i = 0; i < counts.size(); i++) {
            int at = counts.interval(i) / window;
            if (at < windows) {
                rows[counts.node(i)] += counts.count(i);
                columns[at] += counts.count(i);
                total += counts.count(i);
            }
        }
        if (!(total > 0)) {
            return 1;
        }
        double shares = 0;
        for (double row : rows) {
            shares += row / total * (row / total);
        }
        double squares = 0;
        for (double column : columns) {
            squares += column * column * shares;
        }
        squares += cells(counts, window, windows, rows, columns, total);
        double expected = total * (1 - shares);
        return expected > 1e-9 * total ? Math.max(0, squares) / expected * windows / (windows - 1) : 1;
    }

    /** What cells that are not empty add to the sum of squares. */
    private static double cells(
            SparseCounts counts, int window, int windows, double[] rows, double[] columns, double total) {
        double squares = 0;
        int i = 0;
        while (i < counts.size()) {
            int node = counts.node(i);
            int at = counts.interval(i) / window;
            double sum = 0;
            while (i < counts.size() && counts.node(i) == node && counts.interval(i) / window == at) {
                sum += counts.count(i++);
            }
            if (at < windows) {
                squares += sum * sum - 2 * sum * rows[node] / total * columns[at];
            }
        }
        return squares;
    }

    /**
     * The variance of counts over time against that of independent events, with whatever nodes have in common.
     *
     * @return 1 where there are too few windows or events to tell
     */
    static double overTime(SparseCounts counts, int nodes, int intervals, int window) {
        int windows = intervals / window;
        if (windows < 2) {
            return 1;
        }
        double[] columns = new double[windows];
        double total = 0;
        for (int i = 0; i < counts.size(); i++) {
            int at = counts.interval(i) / window;
            if (at < windows) {
                columns[at] += counts.count(i);
                total += counts.count(i);
            }
        }
        if (!(total > 0)) {
            return 1;
        }
        double squares = 0;
        for (double column : columns) {
            squares += (column - total / windows) * (column - total / windows);
        }
        return squares / total * windows / (windows - 1);
    }
}
