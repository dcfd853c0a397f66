package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.statistics.CountFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are compared over which intervals. Where no unchanged node was watched after the change and the changed
 * ones have no history, that of the others stands in for theirs.
 */
final class CountFacts {
    /** Four hours. */
    private static final int HISTORY_INTERVALS_MAX = 1_440;

    /** Four months. */
    private static final long INTERVALS_MAX = 1_000_000;

    /** An hour. */
    private static final int WATCH_INTERVALS = 360;

    /** A node that goes on writes something again within five minutes. */
    private static final int PAUSE_INTERVALS = 30;

    private final NodeTimes times;
    private final int fleetSize;
    private final boolean isWatched;
    private final List<Integer> nodes = new ArrayList<>();
    private final boolean[] changed;
    private final boolean isFolded;
    private final long historyFrom;
    private final int historyIntervals;
    private final long watchFrom;

    private CountFacts(History history, long changedAt) {
        times = history.times();
        fleetSize = history.nodes().size();
        isWatched = isWatched(history);
        boolean hasOwn = false;
        for (int node = 0; node < fleetSize; node++) {
            hasOwn |= history.nodes().get(node).isChanged() && times.records(node, false) > 0;
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
        long first = times.first(false);
        long end = isFolded ? IntervalCounts.of(times.last(false)) + 1 : watchFrom;
        long begin = first == LogLine.NO_TIME ? end : Math.min(end, IntervalCounts.of(first));
        historyFrom = Math.max(begin, end - HISTORY_INTERVALS_MAX);
        historyIntervals = first == LogLine.NO_TIME ? 0 : (int) (end - historyFrom);
    }

    /** What can be compared; nothing where there are no times. */
    static Optional<CountFacts> of(History history, JudgePlan plan) {
        boolean isTimed =
                plan.changedAtMillis() != LogLine.NO_TIME && history.times().last(true) != LogLine.NO_TIME;
        return isTimed ? Optional.of(new CountFacts(history, plan.changedAtMillis())) : Optional.empty();
    }

    /** Whether an unchanged node was seen after the change. */
    private static boolean isWatched(History history) {
        for (int node = 0; node < history.nodes().size(); node++) {
            if (!history.nodes().get(node).isChanged() && history.times().records(node, true) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether these are still the nodes to compare. */
    boolean isStillOf(History now) {
        return now.nodes().size() == fleetSize && isWatched(now) == isWatched;
    }

    CountFleet fleet(double falseAlarms) {
        double[] exposure = new double[nodes.size()];
        for (int i = 0; i < exposure.length && historyIntervals > 0; i++) {
            exposure[i] = isFolded ? foldedExposure(i) : covered(nodes.get(i), false) / (double) historyIntervals;
        }
        return CountFleet.of(changed, exposure, historyIntervals, Math.max(WATCH_INTERVALS, watchIntervals()))
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

    /** How many intervals of the watch have ended. */
    int watchIntervals() {
        return (int) Math.clamp(IntervalCounts.of(times.last(true)) - watchFrom, 0, INTERVALS_MAX);
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
                    && (changed[i] || watched(interval) <= last(node));
            exposure[i] = isThere ? 1 : 0;
        }
        return exposure;
    }

    /** Until which interval an unchanged node is held to be there. */
    private long last(int node) {
        long last = IntervalCounts.of(times.to(node, true));
        return times.isLive() ? last + PAUSE_INTERVALS : last;
    }

    int nodes() {
        return nodes.size();
    }

    /** What was seen of a signature on a compared node. */
    @Nullable
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
