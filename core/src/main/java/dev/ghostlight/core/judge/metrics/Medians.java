package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;

/** The middle of values, without what is missing. Stateless. */
final class Medians {
    private Medians() {}

    /** NaN if there is none. */
    static double of(double[] values) {
        double[] present = present(values);
        return present.length == 0 ? Double.NaN : ofFirst(present, present.length);
    }

    /** Of the first ones, of which none is missing; it sorts them. */
    static double ofFirst(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
    }

    /** The usual distance from the middle, as a standard deviation of normal numbers; 0 if most are the same. */
    static double spread(double[] values) {
        double[] present = present(values);
        if (present.length == 0) {
            return 0;
        }
        double middle = ofFirst(present, present.length);
        double[] distances =
                Arrays.stream(present).map(value -> Math.abs(value - middle)).toArray();
        return 1.4826 * ofFirst(distances, distances.length);
    }

    static double[] present(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
