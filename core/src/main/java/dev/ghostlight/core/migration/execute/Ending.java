package dev.ghostlight.core.migration.execute;

/** How a run ended before it was done. */
public enum Ending {
    /** Somebody stopped it; the same command goes on with it. */
    STOPPED,
    /** It waited too long for the database to recover; the same command goes on with it. */
    HELD,
    /** Somebody ended it for good. */
    ABORTED,
    /** A step failed. */
    FAILED
}
