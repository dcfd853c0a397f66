package dev.ghostlight.bench;

import java.util.Arrays;

/** A signature's counts in the watch without the zeros, by interval. For one thread. */
final class Counts {
    private long[] keys = new long[4];
    private int size;
    private int[] begins = new int[0];

    void add(int interval, int node, double count) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = ((long) interval << 40) | ((long) node << 32) | (long) count;
    }

    /** The first entry of an interval or of a later one; what is added afterwards does not count. */
    int from(int interval) {
        if (begins.length == 0) {
            arrange();
        }
        return begins[Math.min(interval, begins.length - 1)];
    }

    private void arrange() {
        keys = Arrays.copyOf(keys, size);
        Arrays.sort(keys);
        begins = new int[CountRun.HOUR + 1];
        for (int t = 0, k = 0; t <= CountRun.HOUR; t++) {
            while (k < size && keys[k] >> 40 < t) {
                k++;
            }
            begins[t] = k;
        }
    }

    int node(int index) {
        return (int) ((keys[index] >> 32) & 0xff);
    }

    double count(int index) {
        return keys[index] & 0xffff_ffffL;
    }
}
