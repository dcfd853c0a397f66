package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** Counts by node and interval, without the zeros, in the order in which they came. For one thread. */
final class Cells {
    private int[] nodes = new int[4];
    private int[] intervals = new int[4];
    private double[] counts = new double[4];
    private final int[] slots;
    private int size;

    /** @param nodes how many nodes there are; 0 if cells are only ever appended */
    Cells(int nodes) {
        slots = new int[nodes];
    }

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

    /** Adds to the cell of a node and interval, if that is the last one of the node; else makes one. */
    void merge(int node, int interval, double count) {
        int slot = slots[node];
        if (slot < size && nodes[slot] == node && intervals[slot] == interval) {
            counts[slot] += count;
        } else {
            slots[node] = size;
            append(node, interval, count);
        }
    }

    /** Makes a cell. */
    void append(int node, int interval, double count) {
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
