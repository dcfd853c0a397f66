package dev.ghostlight.core.model;

/** Where a cache's entries are held, and so what a restart empties. */
public sealed interface Levels {
    /** Every node has its own entries, and loses them when it restarts. */
    record PerNode(Expiry expiry) implements Levels {}

    /**
     * All nodes share one cache outside of them.
     *
     * @param expiry when it lets go of an entry
     * @param warm whether it is full when the rollout begins
     */
    record Shared(Expiry expiry, boolean warm) implements Levels {}

    /**
     * Every node has its own entries, filled from a shared cache that stands before the store.
     *
     * @param perNode when a node lets go of an entry
     * @param shared when the shared cache does
     * @param warm whether the shared cache is full when the rollout begins
     */
    record TwoLevel(Expiry perNode, Expiry shared, boolean warm) implements Levels {}
}
