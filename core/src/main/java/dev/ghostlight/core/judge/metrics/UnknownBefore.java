package dev.ghostlight.core.judge.metrics;

import dev.ghostlight.core.judge.statistics.LogGamma;
import java.util.List;

/**
 * Holds levels of which nothing is known from before against those of other nodes, which may always have differed by up
 * to a factor of two: how often a level is beyond twice the usual of the others.
 */
final class UnknownBefore implements Comparison {
    private static final double FACTOR = 2;

    private final Fleet fleet;

    UnknownBefore(Fleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public List<String> assumptions() {
        return List.of("Nothing is known from before the change, so that nodes are held to be alike within a factor of "
                + (int) FACTOR + ", and intervals to be independent of each other");
    }

    @Override
    public Compared compare(boolean isMore, double threshold) {
        double usual =
                fleet.middle(fleet.controls(), fleet.from(), fleet.table().intervals());
        double size = Math.abs(usual) * (FACTOR - 1);
        double limit = isMore ? usual + size : usual - size / FACTOR;
        double seen = 0;
        double bad = 0;
        double others = 0;
        double badOthers = 0;
        double best = 0;
        int proven = -1;
        for (int t = fleet.from(); t < fleet.table().intervals(); t++) {
            double[] own = count(fleet.changed(), t, limit, isMore);
            double[] beside = count(fleet.controls(), t, limit, isMore);
            bad += own[0];
            seen += own[1];
            badOthers += beside[0];
            others += beside[1];
            double value = evidence(bad, seen, badOthers, others);
            best = Math.max(best, value);
            if (proven < 0 && value >= threshold && bad >= LevelComparison.BAD_INTERVALS_MIN) {
                proven = t - fleet.from();
            }
        }
        double after = fleet.middle(fleet.changed(), fleet.from(), fleet.table().intervals());
        MetricNumbers numbers = new MetricNumbers(
                best,
                threshold,
                after / usual,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                after,
                usual,
                Double.POSITIVE_INFINITY);
        return new Compared(proven, 0, numbers, Compared.NEVER, false);
    }

    private double[] count(List<Integer> rows, int interval, double limit, boolean isMore) {
        double[] badAndSeen = new double[2];
        for (int row : rows) {
            double cell = fleet.table().cell(row, interval);
            badAndSeen[0] += (isMore ? cell > limit : cell < limit) ? 1 : 0;
            badAndSeen[1] += Double.isNaN(cell) ? 0 : 1;
        }
        return badAndSeen;
    }

    /** Two unknown probabilities against one, all equally likely before; the one is known from the others already. */
    private static double evidence(double bad, double seen, double badOthers, double others) {
        double apart = LogGamma.beta(1 + bad, 1 + seen - bad) + LogGamma.beta(1 + badOthers, 1 + others - badOthers);
        double together = LogGamma.beta(1 + bad + badOthers, 1 + seen - bad + others - badOthers);
        return Math.exp(Math.min(500, apart - together));
    }
}
