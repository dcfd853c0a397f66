package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** How often something came on each node in each interval, kept where it came only. For one thread. */
public final class SparseCounts {
    private long[] places = new long[4];
    private double[] counts = new double[4];
    private int size;
    private boolean isSorted = true;

    /** Nothing yet. */
    public SparseCounts() {}

    /**
     * Adds to what a node had in an interval; in any order, but best by node and interval.
     *
     * @param interval counted from the begin, at least 0
     * @param count at least 0
     */
    public void add(int node, int interval, double count) {
        if (node < 0 || interval < 0 || !(count >= 0)) {
            throw new IllegalArgumentException(
                    "a count of " + count + " at node " + node + " in interval " + interval + " cannot be");
        }
        if (!(count > 0)) {
            return;
        }
        long place = ((long) node << 32) | interval;
        if (size > 0 && places[size - 1] == place) {
            counts[size - 1] += count;
            return;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        isSorted &= size == 0 || places[size - 1] < place;
        places[size] = place;
        counts[size++] = count;
    }

    /** Sorts by node and interval, and takes together what is of one place. */
    void sort() {
        if (isSorted) {
            return;
        }
        long[][] order = new long[size][];
        for (int i = 0; i < size; i++) {
            order[i] = new long[] {places[i], Double.doubleToRawLongBits(counts[i])};
        }
        Arrays.sort(order, (a, b) -> Long.compare(a[0], b[0]));
        int all = size;
        size = 0;
        isSorted = true;
        for (int i = 0; i < all; i++) {
            add((int) (order[i][0] >>> 32), (int) order[i][0], Double.longBitsToDouble(order[i][1]));
        }
    }

    int size() {
        return size;
    }

    int node(int entry) {
        return (int) (places[entry] >>> 32);
    }

    int interval(int entry) {
        return (int) places[entry];
    }

    double count(int entry) {
        return counts[entry];
    }

    /** The same places with other counts. */
    SparseCounts with(double[] others) {
        SparseCounts same = new SparseCounts();
        same.places = places;
        same.counts = others;
        same.size = size;
        same.isSorted = isSorted;
        return same;
    }

    double total() {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += counts[i];
        }
        return total;
    }

    double[] perNode(int nodes) {
        double[] sums = new double[nodes];
        for (int i = 0; i < size; i++) {
            sums[node(i)] += counts[i];
        }
        return sums;
    }

    /** On how many nodes it came. */
    int nodesWith(int nodes) {
        return (int) Arrays.stream(perNode(nodes)).filter(sum -> sum > 0).count();
    }

    /** How many separate times it came: after its first a node is left out of account for a minute. */
    int episodes() {
        int episodes = 0;
        int node = -1;
        int dead = 0;
        for (int i = 0; i < size; i++) {
            if (node(i) != node || interval(i) >= dead) {
                node = node(i);
                dead = interval(i) + FreshTrack.DEAD_INTERVALS;
                episodes++;
            }
        }
        return episodes;
    }
}
