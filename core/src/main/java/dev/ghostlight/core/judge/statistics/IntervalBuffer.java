package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/** The counts of the current interval, in whatever order they come. For one thread. */
final class IntervalBuffer {
    private final int nodeCount;
    private final double[] byNode;
    private final double[] poolByNode;
    private final int[] nodes;
    private final double[] counts;
    private int[] heads = new int[16];
    private int[] touched = new int[16];
    private int touchedSize;
    private int[] next = new int[64];
    private int[] entryNodes = new int[64];
    private double[] entryCounts = new double[64];
    private int size;

    IntervalBuffer(int nodeCount) {
        this.nodeCount = nodeCount;
        byNode = new double[nodeCount];
        poolByNode = new double[nodeCount];
        nodes = new int[nodeCount];
        counts = new double[nodeCount];
        Arrays.fill(heads, -1);
    }

    /** Makes room for so many signatures. */
    void grow(int signatures) {
        if (signatures > heads.length) {
            int before = heads.length;
            heads = Arrays.copyOf(heads, 2 * signatures);
            Arrays.fill(heads, before, heads.length, -1);
        }
    }

    void add(int signature, int node, double count) {
        if (!(count > 0)) {
            return;
        }
        if (size == next.length) {
            next = Arrays.copyOf(next, 2 * size);
            entryNodes = Arrays.copyOf(entryNodes, 2 * size);
            entryCounts = Arrays.copyOf(entryCounts, 2 * size);
        }
        if (heads[signature] < 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedSize);
            }
            touched[touchedSize++] = signature;
        }
        next[size] = heads[signature];
        entryNodes[size] = node;
        entryCounts[size] = count;
        heads[signature] = size++;
    }

    /** How many signatures came. */
    int touched() {
        return touchedSize;
    }

    int touched(int index) {
        return touched[index];
    }

    /** Reads a signature's into {@link #nodes} and {@link #counts}; returns how many. */
    int read(int signature) {
        for (int entry = heads[signature]; entry >= 0; entry = next[entry]) {
            byNode[entryNodes[entry]] += entryCounts[entry];
        }
        return collect(byNode);
    }

    /** Adds a signature's to the pool; always true. */
    boolean pool(int signature) {
        for (int entry = heads[signature]; entry >= 0; entry = next[entry]) {
            poolByNode[entryNodes[entry]] += entryCounts[entry];
        }
        return true;
    }

    /** Reads the pool likewise, and empties it. */
    int readPool() {
        return collect(poolByNode);
    }

    private int collect(double[] sums) {
        int length = 0;
        for (int node = 0; node < nodeCount; node++) {
            if (sums[node] > 0) {
                nodes[length] = node;
                counts[length++] = sums[node];
                sums[node] = 0;
            }
        }
        return length;
    }

    int[] nodes() {
        return nodes;
    }

    double[] counts() {
        return counts;
    }

    void clear() {
        for (int i = 0; i < touchedSize; i++) {
            heads[touched[i]] = -1;
        }
        touchedSize = 0;
        size = 0;
    }
}
