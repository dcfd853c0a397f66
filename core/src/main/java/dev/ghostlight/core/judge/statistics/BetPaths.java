package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * Bets on several sizes of a change, placed at the change and a little more at each interval after it; and what they
 * would be worth without any one block of intervals. For one thread.
 */
final class BetPaths {
    private static final double BEGUN = 0.8;

    private final double[] stakes;
    private final int intervals;
    private final int block;
    private final double[] bets;
    private double[][] without = new double[8][];
    private double reserve = 1;
    private int length;

    /**
     * @param stakes of each size; sum 1
     * @param intervals over which late bets are placed, at least 1
     * @param block how many intervals are left out together, at least 1
     */
    BetPaths(double[] stakes, int intervals, int block) {
        this.stakes = stakes.clone();
        this.intervals = intervals;
        this.block = block;
        bets = new double[stakes.length];
    }

    /** Takes an interval: by what each bet is multiplied, as a logarithm. */
    void add(double[] logFactors) {
        int own = length / block;
        if (own == without.length) {
            without = Arrays.copyOf(without, 2 * own);
        }
        if (length % block == 0) {
            without[own] = bets.clone();
        }
        double placed = length == 0 ? BEGUN : Math.min(reserve, (1 - BEGUN) / intervals);
        reserve -= placed;
        for (int r = 0; r < bets.length; r++) {
            double factor = Math.exp(logFactors[r]);
            bets[r] = (bets[r] + placed) * factor;
            for (int b = 0; b <= own; b++) {
                without[b][r] = (without[b][r] + placed) * (b == own ? 1 : factor);
            }
        }
        length++;
    }

    /** The e-value. */
    double value() {
        return value(bets);
    }

    /** The least that it would be without one block. */
    double leastWithoutBlock() {
        double least = value();
        for (int b = 0; b * block < length; b++) {
            least = Math.min(least, value(without[b]));
        }
        return least;
    }

    private double value(double[] worth) {
        double sum = reserve;
        for (int r = 0; r < worth.length; r++) {
            sum += stakes[r] * worth[r];
        }
        return sum;
    }
}
