package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.Kind;
import dev.ghostlight.core.judge.metrics.Metric;
import dev.ghostlight.core.judge.metrics.Points;
import dev.ghostlight.core.judge.metrics.Worse;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source had.
 *
 * @param metrics the points of each node, by metric
 * @param notes what a reader should know, such as warnings of the source, in sentences
 */
public record ReadMetrics(SortedMap<String, SortedMap<String, Points>> metrics, List<String> notes) {
    /** Copies map and list. */
    public ReadMetrics {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        notes = List.copyOf(notes);
    }

    /**
     * One of the metrics, to be judged; without nodes where there is none of that name.
     *
     * @param kind null where it is to be told from name and points
     */
    public Metric metric(String name, @Nullable Kind kind, Worse worse) {
        return new Metric(name, kind, worse, metrics.getOrDefault(name, Collections.emptySortedMap()));
    }
}
