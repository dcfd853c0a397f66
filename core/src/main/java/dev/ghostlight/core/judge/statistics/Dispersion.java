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
     * @param counts by node and interval; all rows of one length
     * @param window how many intervals are taken together
     * @return 1 where there are too few windows, nodes or events to tell
     */
    static double of(double[][] counts, int window) {
        int nodes = counts.length;
        int windows = counts[0].length / window;
        if (windows < 2 || nodes < 2) {
            return 1;
        }
        double[][] sums = window == 1 ? counts : sums(counts, window, windows);
        double[] rows = new double[nodes];
        double[] columns = new double[windows];
        double total = 0;
        for (int i = 0; i < nodes; i++) {
            for (int w = 0; w < windows; w++) {
                rows[i] += sums[i][w];
                columns[w] += sums[i][w];
                total += sums[i][w];
            }
        }
        if (!(total > 0)) {
            return 1;
        }
        double squares = 0;
        double expected = 0;
        for (int i = 0; i < nodes; i++) {
            double share = rows[i] / total;
            for (int w = 0; w < windows; w++) {
                double mean = share * columns[w];
                squares += (sums[i][w] - mean) * (sums[i][w] - mean);
                expected += mean * (1 - share);
            }
        }
        return expected > 0 ? squares / expected * windows / (windows - 1) : 1;
    }

    private static double[][] sums(double[][] counts, int window, int windows) {
        double[][] sums = new double[counts.length][windows];
        for (int i = 0; i < counts.length; i++) {
            for (int w = 0; w < windows; w++) {
                double sum = 0;
                for (int t = w * window; t < (w + 1) * window; t++) {
                    sum += counts[i][t];
                }
                sums[i][w] = sum;
            }
        }
        return sums;
    }
}
