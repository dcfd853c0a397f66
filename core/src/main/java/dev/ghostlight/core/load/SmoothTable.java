package dev.ghostlight.core.load;

/**
 * A smooth function over many orders of magnitude, tabulated once and then looked up in a few nanoseconds.
 *
 * <p>Points lie evenly within each octave; between them the value follows the cubic through both ends' values and
 * slopes. Immutable.
 */
final class SmoothTable {
    /** Points an octave, as a power of two; eight keep the relative error of these functions under 1e-6. */
    private static final int BITS = 3;

    private static final int SHIFT = 52 - BITS;

    /** The function that is 0 everywhere. */
    static final SmoothTable ZERO = new SmoothTable((_, _) -> {}, 1, 1);

    /** A function and its derivative, sampled together. */
    @FunctionalInterface
    interface Samples {
        /** Puts the value and the slope at {@code x} into the first two elements. */
        void at(double x, double[] valueAndSlope);
    }

    private final long firstIndex;
    private final double lowest;
    private final double highest;
    private final double[] value;
    private final double[] slope;

    /**
     * Tabulates a function that is 0 at 0.
     *
     * @param samples the function and its derivative
     * @param lowest where the first octave begins; below it the function is taken as a cubic from 0
     * @param highest the last argument asked for; beyond it the function is taken as a straight line
     */
    SmoothTable(Samples samples, double lowest, double highest) {
        this.firstIndex = index(lowest);
        int points = (int) (index(Math.max(highest, lowest)) - firstIndex) + 2;
        this.value = new double[points + 1];
        this.slope = new double[points + 1];
        double[] point = new double[2];
        for (int i = 0; i <= points; i++) {
            samples.at(point(i), point);
            this.value[i] = point[0];
            this.slope[i] = point[1];
        }
        this.lowest = point(1);
        this.highest = point(points);
    }

    private static long index(double x) {
        return Double.doubleToRawLongBits(x) >> SHIFT;
    }

    private double point(int i) {
        return i == 0 ? 0 : Double.longBitsToDouble((firstIndex + i - 1) << SHIFT);
    }

    private int cell(double x) {
        return x < lowest ? 0 : (int) (index(x) - firstIndex) + 1;
    }

    /** The function at {@code x}; 0 below 0. */
    double value(double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= highest) {
            int last = value.length - 1;
            return value[last] + slope[last] * (x - highest);
        }
        int i = cell(x);
        double left = point(i);
        double width = point(i + 1) - left;
        double s = (x - left) / width;
        double rise = value[i + 1] - value[i];
        double bendLeft = slope[i] * width - rise;
        double bendRight = rise - slope[i + 1] * width;
        return value[i] + s * rise + s * (1 - s) * ((1 - s) * bendLeft + s * bendRight);
    }

    /** The function's derivative at {@code x}, from the right; 0 below 0. */
    double slope(double x) {
        if (x < 0) {
            return 0;
        }
        if (x >= highest) {
            return slope[slope.length - 1];
        }
        int i = cell(x);
        double left = point(i);
        double width = point(i + 1) - left;
        double s = (x - left) / width;
        double rise = value[i + 1] - value[i];
        double bendLeft = slope[i] * width - rise;
        double bendRight = rise - slope[i + 1] * width;
        double bend = (1 - 2 * s) * ((1 - s) * bendLeft + s * bendRight) + s * (1 - s) * (bendRight - bendLeft);
        return (rise + bend) / width;
    }
}
