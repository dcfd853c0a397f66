package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The points of one metric on one node, in the order of time. Immutable and thread-safe. */
public final class NodePoints {
    private final String node;
    private final long[] times;
    private final double[] values;

    /**
     * Copies and sorts; of points with one time the last one given counts.
     *
     * @param node its name
     * @param times since the epoch, in milliseconds, in any order
     * @param values as many; what is not finite is missing, which is never 0
     */
    public NodePoints(String node, long[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(
                    "node " + node + ": " + times.length + " times and " + values.length + " values");
        }
        this.node = node;
        int[] order = isSorted(times)
                ? IntStream.range(0, times.length).toArray()
                : IntStream.range(0, times.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(i -> times[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long[] sortedTimes = new long[times.length];
        double[] sortedValues = new double[times.length];
        int count = 0;
        for (int i : order) {
            if (!Double.isFinite(values[i])) {
                continue;
            }
            if (count > 0 && sortedTimes[count - 1] == times[i]) {
                count--;
            }
            sortedTimes[count] = times[i];
            sortedValues[count] = values[i];
            count++;
        }
        this.times = Arrays.copyOf(sortedTimes, count);
        this.values = Arrays.copyOf(sortedValues, count);
    }

    private static boolean isSorted(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The name of the node. */
    public String node() {
        return node;
    }

    /** How many points there are that are not missing. */
    public int size() {
        return times.length;
    }

    /** When a point was, in milliseconds since the epoch. */
    public long timeMillis(int index) {
        return times[index];
    }

    /** What it was; finite. */
    public double value(int index) {
        return values[index];
    }
}
