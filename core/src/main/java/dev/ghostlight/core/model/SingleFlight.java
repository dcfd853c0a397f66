package dev.ghostlight.core.model;

/** Who waits for whom when several requests miss the same key at once. */
public enum SingleFlight {
    /** Nobody: every miss calls the store until an answer is in the cache. */
    NONE,
    /** One call per key and node at a time. */
    PER_NODE,
    /** One call per key in the whole fleet at a time (a lease); its answer reaches every node that waits. */
    FLEET
}
