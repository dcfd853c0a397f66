package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * The logarithms that bets on ratios need, by the logarithm of the odds: ln(1 + e^s) first, and for each ratio r ln((1
 * + r e^s) / (1 + e^s)). Immutable and thread-safe.
 */
final class RatioTable {
    /** For signatures that history knows: more frequent first, then less. */
    static final RatioTable KNOWN = new RatioTable(
            new double[] {1.25, 1.6, 2.2, 3.5, 7, 20, 120},
            new double[] {.14, .14, .16, .16, .14, .13, .13},
            new double[] {.75, .5, .25, .05, .005},
            new double[] {.2, .2, .2, .2, .2});

    /** For signatures that history does not know. */
    static final RatioTable FRESH = new RatioTable(
            new double[] {2.5, 6, 20, 120, 1000}, new double[] {.05, .1, .2, .3, .35}, new double[0], new double[0]);

    /** What columns there are before those of the ratios. */
    static final int FIRST_RATIO = 2;

    private static final double LOW = -16;
    private static final double HIGH = 10;
    private static final double STEP = 0.004;

    private final int more;
    private final double[] logRatios;
    private final double[] ratios;
    private final double[] shares;
    private final int width;
    private final double[] cells;

    private RatioTable(double[] more, double[] moreShares, double[] fewer, double[] fewerShares) {
        this.more = more.length;
        ratios = joined(more, fewer);
        shares = joined(moreShares, fewerShares);
        width = FIRST_RATIO + ratios.length;
        logRatios = new double[ratios.length];
        for (int r = 0; r < ratios.length; r++) {
            logRatios[r] = Math.log(ratios[r]);
        }
        int rows = (int) Math.round((HIGH - LOW) / STEP) + 2;
        cells = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            double odds = Math.exp(LOW + row * STEP);
            cells[row * width] = Math.log1p(odds);
            cells[row * width + 1] = Math.log1p(Grace.RATIO * odds) - Math.log1p(odds);
            for (int r = 0; r < ratios.length; r++) {
                cells[row * width + FIRST_RATIO + r] = Math.log1p(ratios[r] * odds) - Math.log1p(odds);
            }
        }
    }

    private static double[] joined(double[] first, double[] second) {
        double[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** How many ratios are above 1; they come first. */
    int more() {
        return more;
    }

    int ratios() {
        return ratios.length;
    }

    double ratio(int index) {
        return ratios[index];
    }

    double logRatio(int index) {
        return logRatios[index];
    }

    /** Of the stake on more, or on less. */
    double share(int index) {
        return shares[index];
    }

    /** The columns of a row. */
    int width() {
        return width;
    }

    double[] cells() {
        return cells;
    }

    /** Where log-odds are in the table, in rows. */
    double row(double logOdds) {
        double at = logOdds < LOW ? LOW : logOdds > HIGH ? HIGH : logOdds;
        return (at - LOW) / STEP;
    }
}
