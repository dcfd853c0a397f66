package dev.ghostlight.core.judge.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the nodes of a fleet.
 *
 * @param name as its source has it
 * @param kind null where it is to be told from name and points
 * @param worse in which direction it is worse
 * @param nodes the points of each node
 */
public record Metric(String name, @Nullable Kind kind, Worse worse, SortedMap<String, Points> nodes) {
    /** Copies the map. */
    public Metric {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** A metric whose kind is to be told from its name and its points. */
    public static Metric guessed(String name, Worse worse, Map<String, Points> nodes) {
        return new Metric(name, null, worse, new TreeMap<>(nodes));
    }
}
