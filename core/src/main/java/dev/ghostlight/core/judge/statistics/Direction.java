package dev.ghostlight.core.judge.statistics;

/** Which way counts went on the changed nodes. */
public enum Direction {
    /** More than there would be without the change. */
    MORE,
    /** Fewer, down to none at all. */
    FEWER
}
