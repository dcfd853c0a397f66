package dev.ghostlight.core.judge.metrics;

import java.util.List;
import java.util.Set;

/**
 * What is to be judged.
 *
 * @param metric which
 * @param nodes its points, each node once
 * @param changed the names of the nodes that were changed
 * @param changedAtMillis when the last of them was changed, since the epoch
 * @param untilMillis what is later is not looked at
 */
public record MetricQuestion(
        Metric metric, List<NodePoints> nodes, Set<String> changed, long changedAtMillis, long untilMillis) {
    /** Copies. */
    public MetricQuestion {
        nodes = List.copyOf(nodes);
        changed = Set.copyOf(changed);
    }
}
