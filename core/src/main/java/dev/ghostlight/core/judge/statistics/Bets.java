package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The evidence that events became more frequent on changed nodes than on the others, or less, as two e-values: each is
 * on average at most 1 at any time while nothing changed, so that it reaches 50 with a probability of 2 % at most,
 * however often one looks.
 *
 * <p>It bets on several ratios at once, from the beginning and a little more at each interval, as a change may show
 * late; and it does so for each size of the difference that there was between nodes before. For one thread.
 */
final class Bets {
    private static final double BEGUN = 0.8;

    /** More than that is no more needed. */
    private static final float HIGHEST = 1e30f;

    /** What the logarithms of the table are at most, but for ratios that no bet is on. */
    private static final double LOG_RATIO_MAX = 7;

    private final RatioTable table;
    private final NodeEffect effect;
    private final double[] logNull = new double[NodeEffect.POINTS];
    private final float[] stakes;
    private final double drip;
    private double reserve = 1 - BEGUN;
    private float highestMore = 1;

    /** @param intervals over which the rest of the stake is placed */
    Bets(RatioTable table, NodeEffect effect, int intervals) {
        this.table = table;
        this.effect = effect;
        this.drip = (1 - BEGUN) / intervals;
        stakes = new float[NodeEffect.POINTS * table.ratios()];
        Arrays.fill(stakes, (float) BEGUN);
    }

    /**
     * Takes what happened in intervals that are alike.
     *
     * @param changed what the changed nodes' counts weigh in each
     * @param controls the same of the others
     * @param logOdds the logarithm of the changed nodes' exposure over that of the others
     * @param intervals how many
     */
    void add(double changed, double controls, double logOdds, int intervals) {
        double placed = placed(intervals);
        boolean isOne = intervals == 1;
        double scale = isOne ? 1 : intervals / 2.0;
        double both = (changed + controls) * scale;
        int ratios = table.ratios();
        int width = table.width();
        double[] cells = table.cells();
        int more = table.more();
        float highest = 0;
        for (int j = 0; j < NodeEffect.POINTS; j++) {
            double at = logOdds + effect.point(j);
            double row = table.row(at);
            int whole = (int) row;
            double part = row - whole;
            int low = whole * width;
            int high = low + width;
            logNull[j] += intervals
                    * (changed * at - (changed + controls) * (cells[low] + part * (cells[high] - cells[low])));
            low += RatioTable.FIRST_RATIO;
            high += RatioTable.FIRST_RATIO;
            for (int r = 0; r < ratios; r++) {
                double log = cells[low + r] + part * (cells[high + r] - cells[low + r]);
                double factor = FastExp.of(changed * scale * table.logRatio(r) - both * log);
                int cell = j * ratios + r;
                float stake = isOne
                        ? (float) (stakes[cell] * factor + placed)
                        : (float) ((stakes[cell] * factor + placed) * factor);
                stakes[cell] = stake < HIGHEST ? stake : HIGHEST;
                highest = r < more && stake > highest ? stake : highest;
            }
        }
        highestMore = highest;
    }

    /** The same while the changed nodes have just started, when up to {@link Grace#RATIO} as many are no change. */
    void addStarting(double changed, double controls, double logOdds) {
        double placed = placed(1);
        int ratios = table.ratios();
        int width = table.width();
        double[] cells = table.cells();
        for (int j = 0; j < NodeEffect.POINTS; j++) {
            double row = table.row(logOdds + effect.point(j));
            double part = row - (int) row;
            int low = ((int) row) * width;
            for (int r = 0; r < ratios; r++) {
                double factor = 1;
                if (table.ratio(r) > Grace.RATIO) {
                    int cell = low + RatioTable.FIRST_RATIO + r;
                    double log = cells[cell]
                            - cells[low + 1]
                            + part * (cells[cell + width] - cells[low + 1 + width] - cells[cell] + cells[low + 1]);
                    factor = FastExp.of(changed * Math.log(table.ratio(r) / Grace.RATIO) - (changed + controls) * log);
                }
                int stake = j * ratios + r;
                stakes[stake] = Math.min(HIGHEST, (float) (stakes[stake] * factor + placed));
                highestMore = Math.max(highestMore, stakes[stake]);
            }
        }
    }

    /** Lets intervals pass of which nothing is to be learnt. */
    void pass(int intervals) {
        float placed = (float) placed(intervals);
        if (placed > 0) {
            for (int i = 0; i < stakes.length; i++) {
                stakes[i] += placed;
            }
            highestMore += placed;
        }
    }

    private double placed(int intervals) {
        double placed = Math.min(drip * intervals, reserve);
        reserve -= placed;
        return placed;
    }

    /**
     * The logarithm of what the e-value of more can be at most if yet more comes.
     *
     * @param changed what the changed nodes' counts weigh together
     * @param controls the same of the others
     */
    double logMoreAtMost(double changed, double controls, double logOdds) {
        double before = Math.log(Math.max(1, highestMore) + reserve);
        double both = changed + controls;
        if (changed <= 0) {
            return before - Math.min(0, both) * LOG_RATIO_MAX;
        }
        double share = 1 / (1 + Math.exp(-logOdds - effect.point(0)));
        if (controls <= 0) {
            return before - changed * Math.log(share) - controls * LOG_RATIO_MAX;
        }
        double found = changed / both;
        return found <= share
                ? before
                : before + changed * Math.log(found / share) + controls * Math.log((1 - found) / (1 - share));
    }

    /** The e-value of more; at least 0. */
    double more() {
        return value(0, table.more());
    }

    /** The e-value of fewer; at least 0. */
    double fewer() {
        return value(table.more(), table.ratios());
    }

    private double value(int from, int to) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logNull) {
            highest = Math.max(highest, log);
        }
        double above = 0;
        double below = 0;
        for (int j = 0; j < NodeEffect.POINTS; j++) {
            double weight = effect.weight(j) * FastExp.of(logNull[j] - highest);
            double bet = reserve;
            for (int r = from; r < to; r++) {
                bet += table.share(r) * stakes[j * table.ratios() + r];
            }
            above += weight * bet;
            below += weight;
        }
        return above / below;
    }
}
