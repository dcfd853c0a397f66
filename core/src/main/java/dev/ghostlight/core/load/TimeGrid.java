package dev.ghostlight.core.load;

import java.util.Arrays;

/** The times at which a load is computed: dense after every moment where it changes abruptly, wide where it is calm. */
final class TimeGrid {
    /** The first step after an abrupt change, in seconds. */
    private static final double FIRST_STEP = 0.02;

    /** How many points a grid has at the most, about: half of them evenly by interval, half by length. */
    private static final int BUDGET = 2_000;

    private static final int LEAST_PER_INTERVAL = 3;

    /** When of so many abrupt changes one is kept, the load is smooth, and needs no dense points after it. */
    private static final int SMOOTH_STRIDE = 8;

    private static final int MOST_PER_INTERVAL = 120;

    /** Two abrupt changes closer than this are one, in seconds. */
    private static final double RESOLUTION = 1e-6;

    private TimeGrid() {}

    /**
     * A grid from 0 to {@code horizon} that is dense after each of these moments.
     *
     * @param moments in any order, repeated or not
     * @param horizon the last point, in seconds
     */
    static double[] after(double[] moments, double horizon) {
        double[] distinct = distinct(moments, horizon);
        int least = stride(moments.length) >= SMOOTH_STRIDE
                ? 0
                : Math.clamp(BUDGET / 2 / distinct.length, LEAST_PER_INTERVAL, MOST_PER_INTERVAL);
        double[] grid = new double[distinct.length * (least + 2) + BUDGET / 2 + 1];
        int size = 0;
        for (int i = 0; i < distinct.length; i++) {
            double end = i + 1 < distinct.length ? distinct[i + 1] : horizon;
            double length = end - distinct[i];
            int each = Math.clamp(least + (int) (BUDGET / 2 * length / horizon), 1, MOST_PER_INTERVAL);
            double growth = Math.max(Math.log(Math.max(1, length / FIRST_STEP)), 1) / each;
            double scale = length / Math.expm1(growth * each);
            for (int k = 0; k < each; k++) {
                grid[size++] = distinct[i] + scale * Math.expm1(growth * k);
            }
        }
        grid[size++] = horizon;
        return Arrays.copyOf(grid, size);
    }

    private static int stride(int moments) {
        return 1 + 3 * moments / BUDGET;
    }

    /** The moments within the horizon in order, and 0; thinned out evenly where there are too many. */
    private static double[] distinct(double[] moments, double horizon) {
        double[] sorted = Arrays.stream(moments)
                .filter(moment -> moment > RESOLUTION && moment < horizon - RESOLUTION)
                .sorted()
                .toArray();
        int stride = stride(sorted.length);
        double[] kept = new double[sorted.length + 1];
        int size = 1;
        for (int i = (sorted.length - 1) % stride; i < sorted.length; i += stride) {
            if (i >= 0 && sorted[i] - kept[size - 1] > RESOLUTION) {
                kept[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }
}
