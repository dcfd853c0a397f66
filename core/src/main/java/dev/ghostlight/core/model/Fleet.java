package dev.ghostlight.core.model;

/**
 * The servers that run a service, and how one of them restarts.
 *
 * @param nodes how many servers; at least 1
 * @param downtimeSeconds how long a node takes no requests while it restarts; 0 or more
 * @param slowStartSeconds how long the balancer ramps a returning node's share up, linearly; 0 for at once
 */
public record Fleet(int nodes, double downtimeSeconds, double slowStartSeconds) {
    public Fleet {
        if (nodes < 1) {
            throw new IllegalArgumentException("a fleet has at least one node: " + nodes);
        }
        if (!(downtimeSeconds >= 0) || !(slowStartSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "times are 0 or more: downtime " + downtimeSeconds + ", slow start " + slowStartSeconds);
        }
    }
}
