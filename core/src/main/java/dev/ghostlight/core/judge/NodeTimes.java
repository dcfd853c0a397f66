package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.Arrays;

/** How many records each node wrote before and after the change, and from when to when. For one thread. */
final class NodeTimes {
    private final long[][] records;
    private final long[][] from;
    private final long[][] to;
    private long passed = LogLine.NO_TIME;

    NodeTimes(int nodes) {
        records = new long[2][nodes];
        from = new long[2][nodes];
        to = new long[2][nodes];
        for (int phase = 0; phase < 2; phase++) {
            Arrays.fill(from[phase], Long.MAX_VALUE);
            Arrays.fill(to[phase], LogLine.NO_TIME);
        }
    }

    void take(int node, long millis, boolean isAfter) {
        grow(node + 1);
        int phase = isAfter ? 1 : 0;
        records[phase][node]++;
        if (millis != LogLine.NO_TIME) {
            from[phase][node] = Math.min(from[phase][node], millis);
            to[phase][node] = Math.max(to[phase][node], millis);
        }
    }

    /** How many nodes have shown up. */
    int nodes() {
        return records[0].length;
    }

    private void grow(int nodes) {
        int known = records[0].length;
        if (nodes <= known) {
            return;
        }
        for (int phase = 0; phase < 2; phase++) {
            records[phase] = Arrays.copyOf(records[phase], nodes);
            from[phase] = Arrays.copyOf(from[phase], nodes);
            to[phase] = Arrays.copyOf(to[phase], nodes);
            Arrays.fill(from[phase], known, nodes, Long.MAX_VALUE);
            Arrays.fill(to[phase], known, nodes, LogLine.NO_TIME);
        }
    }

    long records(int node, boolean isAfter) {
        return node < records[0].length ? records[isAfter ? 1 : 0][node] : 0;
    }

    /** The time of the node's first record; {@link LogLine#NO_TIME} if none has a time. */
    long from(int node, boolean isAfter) {
        return isTimed(node, isAfter) ? from[isAfter ? 1 : 0][node] : LogLine.NO_TIME;
    }

    /** The time of its last one. */
    long to(int node, boolean isAfter) {
        return node < records[0].length ? to[isAfter ? 1 : 0][node] : LogLine.NO_TIME;
    }

    private boolean isTimed(int node, boolean isAfter) {
        return to(node, isAfter) != LogLine.NO_TIME;
    }

    /** The time of the first record of all nodes in that phase; {@link LogLine#NO_TIME} if none has a time. */
    long first(boolean isAfter) {
        long first = Arrays.stream(from[isAfter ? 1 : 0]).min().orElse(Long.MAX_VALUE);
        return first == Long.MAX_VALUE ? LogLine.NO_TIME : first;
    }

    /** The time of the last record of all nodes in that phase; after the change, at least the time that has passed. */
    long last(boolean isAfter) {
        long last = Arrays.stream(to[isAfter ? 1 : 0]).max().orElse(LogLine.NO_TIME);
        return isAfter ? Math.max(last, passed) : last;
    }

    /** Time has passed up to then, whether something came or not. */
    void pass(long millis) {
        passed = Math.max(passed, millis);
    }

    /** Whether time was told to pass, and so more may come. */
    boolean isLive() {
        return passed != LogLine.NO_TIME;
    }

    /** How long the node's records of that phase span, in seconds; 0 where they have no times. */
    double seconds(int node, boolean isAfter) {
        return isTimed(node, isAfter) ? (to(node, isAfter) - from(node, isAfter)) / 1e3 : 0;
    }
}
