package dev.ghostlight.core.judge.statistics;

/** Exponentials and logarithms in loops that a processor does several at a time. Stateless. */
final class Powers {
    /** Beyond it, all is as good as nothing or as good as certain. */
    static final double RANGE = 300;

    private static final int SERIES_OF = 16;
    private static final double STEP = 1.0 / 32;
    private static final double LOWEST = -36;
    private static final double HIGHEST = 36;
    private static final int KNOTS = (int) Math.round((HIGHEST - LOWEST) / STEP) + 1;
    private static final double[] VALUES = new double[KNOTS];
    private static final double[] SLOPES = new double[KNOTS];

    static {
        for (int i = 0; i < KNOTS; i++) {
            double at = LOWEST + i * STEP;
            VALUES[i] = Math.max(at, 0) + Math.log1p(Math.exp(-Math.abs(at)));
            SLOPES[i] = 1 / (1 + Math.exp(-at));
        }
    }

    private Powers() {}

    /**
     * Replaces values by e to their power, with a relative error below 1e-6; those outside of ±300 are taken for that.
     *
     * <p>A short series of a small part of the value, squared until it is the whole.
     *
     * @param largest at least as large as any value's size
     */
    static void replace(double[] values, double largest) {
        double held = Math.min(largest, RANGE);
        int doublings = held * SERIES_OF <= 1 ? 0 : Math.getExponent(held * SERIES_OF) + 1;
        double scale = Math.scalb(1.0, -doublings);
        for (int i = 0; i < values.length; i++) {
            double x = Math.max(-RANGE, Math.min(RANGE, values[i])) * scale;
            values[i] = 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120)))));
        }
        for (int doubling = 0; doubling < doublings; doubling++) {
            for (int i = 0; i < values.length; i++) {
                values[i] *= values[i];
            }
        }
    }

    /** The logarithm of 1 + e^x, with an error below 1e-7. */
    static double logOnePlusExp(double x) {
        if (x <= LOWEST) {
            return 0;
        }
        if (x >= HIGHEST) {
            return x;
        }
        int knot = (int) ((x - LOWEST) / STEP + 0.5);
        double from = x - (LOWEST + knot * STEP);
        double slope = SLOPES[knot];
        return VALUES[knot] + from * (slope + from * 0.5 * slope * (1 - slope));
    }
}
