package dev.ghostlight.core.judge.statistics;

/** What the counts of a signature could be held against. */
public enum CountKind {
    /** Against unchanged nodes, by how the nodes differed before. */
    COMPARED,

    /** Nothing is known of it from before the change; against unchanged nodes, by its separate episodes. */
    NEW,

    /** Too little is known of it from before the change: as if it were new. */
    TOO_LITTLE_HISTORY,

    /** There are no unchanged nodes: against the time before only, and what befell all nodes looks the same. */
    NO_UNCHANGED_NODES,

    /** No changed node was exposed since the change, or no unchanged one: nothing can be told. */
    NO_DATA
}
