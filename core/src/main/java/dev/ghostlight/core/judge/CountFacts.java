package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.statistics.CountFleet;
import java.util.ArrayList;
import java.util.List;

/**
 * Which nodes are compared over which intervals. Where no unchanged node was watched after the change and the changed
 * ones have no history, that of the others stands in for theirs.
 */
final class CountFacts {
    /** Four hours. */
    private static final int HISTORY_INTERVALS_MAX = 1_440;

    private final NodeTimes times;
    private final List<Integer> nodes = new ArrayList<>();
    private final boolean[] changed;
    private final boolean isFolded;
    private final long historyFrom;
    private final int historyIntervals;
    private final long watchFrom;
    private final int watchIntervals;

    private CountFacts(History history, long changedAt) {
        times = history.times();
        boolean isWatched = false;
        boolean hasOwn = false;
        for (int node = 0; node < history.nodes().size(); node++) {
            boolean isChanged = history.nodes().get(node).isChanged();
            isWatched |= !isChanged && times.records(node, true) > 0;
            hasOwn |= isChanged && times.records(node, false) > 0;
        }
        isFolded = !isWatched && !hasOwn;
        for (int node = 0; node < history.nodes().size(); node++) {
            if (isWatched || history.nodes().get(node).isChanged()) {
                nodes.add(node);
            }
        }
        changed = new boolean[nodes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = history.nodes().get(nodes.get(i)).isChanged();
        }
        watchFrom = IntervalCounts.of(changedAt);
        watchIntervals = (int) Math.min(1_000_000, Math.max(0, IntervalCounts.of(times.last(true)) - watchFrom));
        long first = times.first(false);
        long end = isFolded ? IntervalCounts.of(times.last(false)) + 1 : watchFrom;
        long begin = first == LogLine.NO_TIME ? end : Math.min(end, IntervalCounts.of(first));
        historyFrom = Math.max(begin, end - HISTORY_INTERVALS_MAX);
        historyIntervals = first == LogLine.NO_TIME ? 0 : (int) (end - historyFrom);
    }

    /** What can be compared; null where nothing can, as there are no times. */
    static @org.jspecify.annotations.Nullable CountFacts of(History history, JudgePlan plan) {
        boolean isTimed =
                plan.changedAtMillis() != LogLine.NO_TIME && history.times().last(true) != LogLine.NO_TIME;
        return isTimed ? new CountFacts(history, plan.changedAtMillis()) : null;
    }

    CountFleet fleet(double falseAlarms) {
        double[] exposure = new double[nodes.size()];
        for (int i = 0; i < exposure.length && historyIntervals > 0; i++) {
            exposure[i] = isFolded ? foldedExposure(i) : covered(nodes.get(i), false) / (double) historyIntervals;
        }
        return CountFleet.of(changed, exposure, historyIntervals, Math.max(360, watchIntervals))
                .withFalseAlarms(falseAlarms);
    }

    /** All of the others' history is the first changed node's. */
    private double foldedExposure(int index) {
        double sum = 0;
        for (int node = 0; index == 0 && node < times.nodes(); node++) {
            sum += covered(node, false);
        }
        return sum / historyIntervals;
    }

    /** For how many intervals of history a node was there. */
    private long covered(int node, boolean isAfter) {
        if (times.from(node, isAfter) == LogLine.NO_TIME) {
            return 0;
        }
        long from = Math.max(historyFrom, IntervalCounts.of(times.from(node, isAfter)));
        long to = Math.min(historyFrom + historyIntervals, IntervalCounts.of(times.to(node, isAfter)) + 1);
        return Math.max(0, to - from);
    }

    int watchIntervals() {
        return watchIntervals;
    }

    /** The interval of the watch as all times are counted. */
    long watched(int interval) {
        return watchFrom + interval;
    }

    /** When an interval of the watch ends, in milliseconds since 1970 UTC. */
    long endMillis(int interval) {
        return (watchFrom + interval + 1) * IntervalCounts.INTERVAL_MILLIS;
    }

    /** Which nodes were there in an interval of the watch. */
    double[] exposure(int interval) {
        double[] exposure = new double[nodes.size()];
        for (int i = 0; i < exposure.length; i++) {
            int node = nodes.get(i);
            boolean isThere = times.from(node, true) != LogLine.NO_TIME
                    && watched(interval) >= IntervalCounts.of(times.from(node, true))
                    && (changed[i] || watched(interval) <= IntervalCounts.of(times.to(node, true)));
            exposure[i] = isThere ? 1 : 0;
        }
        return exposure;
    }

    int nodes() {
        return nodes.size();
    }

    /** What was seen of a signature on a compared node. */
    @org.jspecify.annotations.Nullable
    IntervalCounts counts(Seen signature, int index) {
        Seen.OnNode there = signature.on(nodes.get(index));
        return there == null ? null : there.counts();
    }

    /** Hands on each count of history. */
    void eachOfHistory(Seen signature, Counted to) {
        for (int node = 0; node < times.nodes(); node++) {
            int index = isFolded ? 0 : nodes.indexOf(node);
            Seen.OnNode there = signature.on(node);
            if (index < 0 || there == null) {
                continue;
            }
            IntervalCounts counts = there.counts();
            for (int entry = counts.from(historyFrom); entry < counts.size(); entry++) {
                long interval = counts.interval(entry) - historyFrom;
                if (interval >= historyIntervals) {
                    break;
                }
                to.take(index, (int) interval, counts.count(entry));
            }
        }
    }

    /** Takes a count of a node in an interval. */
    interface Counted {
        void take(int node, int interval, double count);
    }
}
