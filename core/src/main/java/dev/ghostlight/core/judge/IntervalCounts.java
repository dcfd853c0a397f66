package dev.ghostlight.core.judge;

import java.util.Arrays;

/** How often something came in each interval of ten seconds, kept where it came only. For one thread. */
final class IntervalCounts {
    static final long INTERVAL_MILLIS = 10_000;

    private long[] intervals = new long[2];
    private int[] counts = new int[2];
    private int size;

    /** One more in an interval; quick where intervals rise. */
    void add(long interval) {
        int at = size - 1;
        while (at >= 0 && intervals[at] > interval) {
            at--;
        }
        if (at >= 0 && intervals[at] == interval) {
            counts[at]++;
            return;
        }
        insert(at + 1, interval);
    }

    private void insert(int at, long interval) {
        if (size == intervals.length) {
            intervals = Arrays.copyOf(intervals, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        System.arraycopy(intervals, at, intervals, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        intervals[at] = interval;
        counts[at] = 1;
        size++;
    }

    int size() {
        return size;
    }

    /** The interval of an entry; they rise. */
    long interval(int entry) {
        return intervals[entry];
    }

    int count(int entry) {
        return counts[entry];
    }

    /** The first entry that is not before an interval. */
    int from(long interval) {
        int at = Arrays.binarySearch(intervals, 0, size, interval);
        return at >= 0 ? at : -at - 1;
    }

    /** The interval of a time. */
    static long of(long millis) {
        return Math.floorDiv(millis, INTERVAL_MILLIS);
    }
}
