package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * How much less a number of values tells than as many independent ones would, learnt from blocks of history: the
 * variance of the means of blocks, times their length, over that of the values. Stateless.
 */
final class Dependence {
    /** In intervals. Longer ones see slower swings, and there are fewer of them. */
    private static final int[] BLOCKS = {3, 6, 12, 30, 60};

    private static final int BLOCKS_MIN = 6;
    /** What is assumed before anything is known weighs as much as so many blocks. */
    private static final double PRIOR_BLOCKS = 3;

    private Dependence() {}

    /**
     * The factor, at least 1: the larger one of the series' own and that of all together.
     *
     * @param own standard normal scores; NaN for what is missing
     * @param all those of other nodes
     */
    static double factor(double[] own, List<double[]> all) {
        double largest = 1;
        for (int block : BLOCKS) {
            Sums mine = new Sums();
            mine.add(own, block);
            Sums together = new Sums();
            together.add(own, block);
            all.forEach(series -> together.add(series, block));
            largest = Math.max(largest, Math.max(mine.factor(), together.factor()));
        }
        return largest;
    }

    /** Sums over blocks of one length. */
    private static final class Sums {
        private double squares;
        private double values;
        private double blockSquares;
        private double blocks;
        private int series;

        void add(double[] scores, int length) {
            double mean = 0;
            int count = 0;
            for (double score : scores) {
                if (!Double.isNaN(score)) {
                    mean += score;
                    count++;
                }
            }
            if (count < BLOCKS_MIN * length) {
                return;
            }
            mean /= count;
            series++;
            for (int from = 0; from + length <= scores.length; from += length) {
                double sum = 0;
                int present = 0;
                for (int t = from; t < from + length; t++) {
                    if (!Double.isNaN(scores[t])) {
                        double off = scores[t] - mean;
                        sum += off;
                        squares += off * off;
                        values++;
                        present++;
                    }
                }
                if (present >= (length + 1) / 2) {
                    blockSquares += sum * sum / present;
                    blocks++;
                }
            }
        }

        /** With half of its own error on top, as too small a factor makes false alarms. */
        double factor() {
            if (blocks <= series || !(squares > 0)) {
                return 1;
            }
            double degrees = blocks - series;
            double raw = blockSquares / degrees / (squares / values);
            double shrunk = (raw * degrees + PRIOR_BLOCKS) / (degrees + PRIOR_BLOCKS);
            return shrunk * (1 + 0.5 * Math.sqrt(2 / degrees));
        }
    }
}
