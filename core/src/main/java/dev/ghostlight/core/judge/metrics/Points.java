package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The points of one metric on one node, in order of time. Immutable and thread-safe. */
public final class Points {
    private final long[] millis;
    private final double[] values;

    private Points(long[] millis, double[] values) {
        this.millis = millis;
        this.values = values;
    }

    /**
     * Takes points in any order.
     *
     * @param millis times since the epoch
     * @param values as many; NaN and infinite ones are missing
     * @throws IllegalArgumentException if there are not as many values as times
     */
    public static Points of(long[] millis, double[] values) {
        if (millis.length != values.length) {
            throw new IllegalArgumentException(millis.length + " times but " + values.length + " values");
        }
        long[] times = millis.clone();
        double[] numbers = values.clone();
        if (!isSorted(times)) {
            int[] order = IntStream.range(0, times.length)
                    .boxed()
                    .sorted((a, b) -> Long.compare(millis[a], millis[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            Arrays.setAll(times, i -> millis[order[i]]);
            Arrays.setAll(numbers, i -> values[order[i]]);
        }
        return new Points(times, numbers);
    }

    private static boolean isSorted(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** How many there are, missing ones too. */
    public int size() {
        return millis.length;
    }

    /** The time of a point, in milliseconds since the epoch. */
    public long millis(int index) {
        return millis[index];
    }

    /** The value of a point. */
    public double value(int index) {
        return values[index];
    }

    /** Whether a point has no value. */
    public boolean isMissing(int index) {
        return !Double.isFinite(values[index]);
    }
}
