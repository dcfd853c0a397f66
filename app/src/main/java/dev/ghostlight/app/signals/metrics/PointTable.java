package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers points of metrics by node, in any order. Not thread-safe. */
final class PointTable {
    private final Map<String, Map<String, Points>> metrics = new TreeMap<>();

    /** The points of a node, to add to; there is one for each metric and node. */
    Points of(String metric, String node) {
        return metrics.computeIfAbsent(metric, _ -> new HashMap<>()).computeIfAbsent(node, _ -> new Points());
    }

    List<MetricPoints> all() {
        List<MetricPoints> all = new ArrayList<>();
        metrics.forEach((metric, nodes) -> all.add(new MetricPoints(
                metric,
                new TreeMap<>(nodes)
                        .entrySet().stream()
                                .map(entry -> entry.getValue().named(entry.getKey()))
                                .toList())));
        return all;
    }

    /** Growing points of one node. */
    static final class Points {
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int count;

        /** Adds one; what is not finite is missing. */
        void add(long timeMillis, double value) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = timeMillis;
            values[count] = value;
            count++;
        }

        void addAll(Points others) {
            for (int i = 0; i < others.count; i++) {
                add(others.times[i], others.values[i]);
            }
        }

        /** How many points have a time that another one has too. */
        int duplicates() {
            long[] sorted = Arrays.copyOf(times, count);
            Arrays.sort(sorted);
            int duplicates = 0;
            for (int i = 1; i < count; i++) {
                duplicates += sorted[i] == sorted[i - 1] ? 1 : 0;
            }
            return duplicates;
        }

        NodePoints named(String node) {
            return new NodePoints(node, Arrays.copyOf(times, count), Arrays.copyOf(values, count));
        }
    }

    /** How many points of all metrics and nodes have a time that another of theirs has too. */
    long duplicates() {
        return metrics.values().stream()
                .flatMap(nodes -> nodes.values().stream())
                .mapToLong(Points::duplicates)
                .sum();
    }
}
