package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.metrics.MetricSource;
import dev.ghostlight.app.signals.metrics.ReadMetrics;
import dev.ghostlight.core.judge.metrics.ExpectedEvent;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metrics of several sources, each with the place that it is from. For one thread. */
final class GatheredMetrics {
    private final Map<String, MetricPoints> points = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Worse> directions = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Adds what was read of a source; of two metrics with one name the first counts.
     *
     * @throws JudgeException if it could not be read
     */
    void add(MetricSource source, ReadMetrics read) throws JudgeException {
        JudgeException.ifUnread(read.problems());
        read.problems().forEach(problem -> notes.add(problem.message()));
        for (MetricPoints metric : read.metrics()) {
            if (points.putIfAbsent(metric.name(), metric) == null) {
                places.put(metric.name(), source.where());
                source.worse().ifPresent(worse -> directions.put(metric.name(), worse));
            } else {
                notes.add(SourceProblem.partial(
                                source.where().toString(),
                                "metric '" + metric.name() + "' is in another source too",
                                "Here it is left out",
                                "Give it another name")
                        .message());
            }
        }
    }

    List<MetricPoints> points() {
        return List.copyOf(points.values());
    }

    /** Which way a metric becomes worse, where somebody said so. */
    Map<String, Worse> directions() {
        return directions;
    }

    /** What went wrong, each once. */
    List<String> notes() {
        return notes.stream().distinct().toList();
    }

    /** Where a metric is from, or that of which something is expected. */
    Place place(String name) {
        Place place = places.get(name);
        String metric = ExpectedEvent.parse(name).map(ExpectedEvent::metric).orElse(name);
        return place == null ? places.getOrDefault(metric, Place.of(metric, "")) : place;
    }

    /** The time of the last point of all. */
    long lastMillis() {
        return points.values().stream()
                .flatMap(metric -> metric.nodes().stream())
                .filter(node -> node.size() > 0)
                .mapToLong(GatheredMetrics::last)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static long last(NodePoints node) {
        return node.timeMillis(node.size() - 1);
    }
}
