package dev.ghostlight.core.judge.statistics;

import java.util.List;

/** Whether the nodes that were not changed vary in the watch as a model allows. For one thread, used once. */
final class ControlCheck {
    static final double TOLERATED = 1.02;

    /** In intervals of ten seconds: a minute and five. */
    private static final int[] WINDOWS = {6, 30};

    private static final double PRIOR_UNITS = 5;
    private static final double WHOLE_PRIOR = 6;

    private final CountFleet fleet;
    private final CountModel model;
    private final double[] weights;
    private final List<Moment> moments;
    private final double[][] weighed;

    ControlCheck(CountFleet fleet, CountModel model, double[] weights, List<Moment> moments, Cells cells) {
        this.fleet = fleet;
        this.model = model;
        this.weights = weights;
        this.moments = moments;
        weighed = new double[moments.size()][fleet.nodes()];
        double divisor = model.divisor(Direction.MORE);
        int first = moments.getFirst().interval();
        for (int k = 0; k < cells.size(); k++) {
            Moment moment = moments.get(cells.interval(k) - first);
            int node = cells.node(k);
            double clusters =
                    moment.exposure(node) > 0 ? model.clusters(node, cells.count(k), moment.exposure(node)) : 0;
            weighed[cells.interval(k) - first][node] = clusters / divisor;
        }
    }

    /** The variance of the controls against what it should be, where it is worst; at least 1. */
    double excess() {
        double found = 1;
        for (int window : WINDOWS) {
            found = Math.max(found, excess(window, 1));
        }
        return Math.max(found, excess(moments.size(), WHOLE_PRIOR));
    }

    private double excess(int window, double lessCertain) {
        double squares = 0;
        double expected = 0;
        double total = 0;
        double[] sums = new double[fleet.nodes()];
        double[] exposed = new double[fleet.nodes()];
        for (int from = 0; from + window <= moments.size(); from += window) {
            double column = 0;
            double exposure = 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] = 0;
                exposed[i] = 0;
                for (int t = from; !fleet.isChanged(i) && t < from + window; t++) {
                    sums[i] += weighed[t][i];
                    exposed[i] += weights[i] * moments.get(t).exposure(i);
                }
                column += sums[i];
                exposure += exposed[i];
            }
            total += column * model.evenness(Direction.MORE);
            for (int i = 0; i < sums.length && exposure > 0; i++) {
                double share = exposed[i] / exposure;
                double mean = share * column * model.evenness(Direction.MORE);
                squares += (sums[i] - share * column) * (sums[i] - share * column);
                double known = Math.max(1e-9, model.mass(i, Direction.MORE));
                expected += mean * (1 - share) + mean * mean / known;
            }
        }
        double units = total / lessCertain;
        return expected > 0 ? (squares / expected * units + PRIOR_UNITS) / (units + PRIOR_UNITS) : 1;
    }
}
