package dev.ghostlight.core.judge.metrics;

import java.time.Instant;
import java.util.Set;

/**
 * What was changed, and when.
 *
 * @param at when the change began to work; points from then on are after it
 * @param nodes the changed nodes, by the names that the metrics have
 * @param now when it is looked at; later points are not
 */
public record Deployed(Instant at, Set<String> nodes, Instant now) {
    /** Copies the set. */
    public Deployed {
        nodes = Set.copyOf(nodes);
    }
}
