package dev.ghostlight.core.judge.metrics;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;

/** Makes metrics of a few nodes, with a point at each step; the change is at 2026-11-27 12:00 UTC. */
final class Series {
    static final Instant CHANGE = Instant.parse("2026-11-27T12:00:00Z");

    private final TreeMap<String, Points> nodes = new TreeMap<>();
    private final int stepSeconds;
    private int longest;

    Series(int stepSeconds) {
        this.stepSeconds = stepSeconds;
    }

    /** A node with so many points before the change, and the rest from then on. */
    Series node(String name, int before, double... values) {
        long[] millis = new long[values.length];
        Arrays.setAll(millis, i -> CHANGE.toEpochMilli() + (i - before) * 1_000L * stepSeconds);
        nodes.put(name, Points.of(millis, values));
        longest = Math.max(longest, values.length - before);
        return this;
    }

    Metric metric(String name, Kind kind, Worse worse) {
        return new Metric(name, kind, worse, nodes);
    }

    Deployed deployed(String... changed) {
        return new Deployed(CHANGE, Set.of(changed), CHANGE.plusSeconds((longest - 1L) * stepSeconds));
    }

    /** What the usual judge says of more being worse, where node {@code new} was changed. */
    MetricOutcome judged(Kind kind) {
        return judged(kind, Worse.MORE);
    }

    MetricOutcome judged(Kind kind, Worse worse) {
        return verdict(kind, worse).outcome();
    }

    MetricVerdict verdict(Kind kind, Worse worse) {
        return new MetricJudge(MetricSetting.usual()).judge(metric("errors", kind, worse), deployed("new"));
    }
}
