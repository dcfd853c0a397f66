package dev.ghostlight.core.migration.execute;

/** What people ask of a run. */
public enum Asked {
    /** To go on. */
    RUN,
    /** To wait where it is. */
    PAUSE,
    /** To end here, so that it can be resumed. */
    STOP,
    /** To end for good. */
    ABORT
}
