package dev.ghostlight.core.judge;

import java.util.List;
import java.util.Set;

/**
 * What metrics say.
 *
 * @param nodes the changed nodes that were measured
 * @param metrics what is said of each metric
 * @param unread why some cannot be read now, each in full sentences
 */
record Measured(Set<String> nodes, List<SeenMetric> metrics, List<String> unread) {
    static final Measured NOTHING = new Measured(Set.of(), List.of(), List.of());

    Measured {
        nodes = Set.copyOf(nodes);
        metrics = List.copyOf(metrics);
        unread = List.copyOf(unread);
    }

    Measured lacking(List<String> sources) {
        return new Measured(nodes, metrics, sources);
    }
}
