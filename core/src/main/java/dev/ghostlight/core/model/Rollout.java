package dev.ghostlight.core.model;

/**
 * How the nodes are restarted.
 *
 * @param where where it is described
 * @param spacing when
 * @param batch how many nodes restart together; at least 1
 * @param maxUnavailable how many nodes may be out at the same time; at least {@code batch}
 * @param canary the nodes that go first and are watched
 */
public record Rollout(Place where, Spacing spacing, int batch, int maxUnavailable, Canary canary) {
    public Rollout {
        if (batch < 1 || maxUnavailable < 1) {
            throw new IllegalArgumentException(
                    "batch " + batch + " and max-unavailable " + maxUnavailable + " are at least 1");
        }
    }

    /**
     * The nodes that go first.
     *
     * @param nodes how many; 0 for none
     * @param watchSeconds how long they are watched, from when they are back, before the others follow
     */
    public record Canary(int nodes, double watchSeconds) {
        public Canary {
            if (nodes < 0 || !(watchSeconds >= 0)) {
                throw new IllegalArgumentException("canary of " + nodes + " nodes watched " + watchSeconds + " s");
            }
        }

        /** No node goes first. */
        public static Canary none() {
            return new Canary(0, 0);
        }
    }

    /** When the batches start. */
    public sealed interface Spacing {
        /** A batch every {@code gapSeconds}; 0 for all at once. */
        record Uniform(double gapSeconds) implements Spacing {
            public Uniform {
                if (!(gapSeconds >= 0) || Double.isInfinite(gapSeconds)) {
                    throw new IllegalArgumentException("the gap is 0 or more: " + gapSeconds);
                }
            }
        }

        /** Every node at its own time. */
        record Explicit(Schedule schedule) implements Spacing {}
    }
}
