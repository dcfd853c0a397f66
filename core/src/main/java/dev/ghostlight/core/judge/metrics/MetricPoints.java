package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * The points of one metric on all nodes that have it.
 *
 * @param name as its source has it
 * @param nodes each node once
 */
public record MetricPoints(String name, List<NodePoints> nodes) {
    /** Copies. */
    public MetricPoints {
        nodes = List.copyOf(nodes);
    }
}
