package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** Counts by node and interval, without the zeros, in the order in which they came. For one thread. */
final class Cells {
    private int[] nodes = new int[4];
    private int[] intervals = new int[4];
    private double[] counts = new double[4];
    private int size;

    int size() {
        return size;
    }

    int node(int index) {
        return nodes[index];
    }

    int interval(int index) {
        return intervals[index];
    }

    double count(int index) {
        return counts[index];
    }

    /** Adds to a cell; only those from an index on are looked through for it. */
    void add(int node, int interval, double count, int from) {
        for (int i = from; i < size; i++) {
            if (nodes[i] == node && intervals[i] == interval) {
                counts[i] += count;
                return;
            }
        }
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            intervals = Arrays.copyOf(intervals, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        nodes[size] = node;
        intervals[size] = interval;
        counts[size++] = count;
    }

    /** As a table by node and interval. */
    double[][] table(int nodeCount, int intervalCount) {
        double[][] table = new double[nodeCount][intervalCount];
        for (int i = 0; i < size; i++) {
            table[nodes[i]][intervals[i]] += counts[i];
        }
        return table;
    }
}
