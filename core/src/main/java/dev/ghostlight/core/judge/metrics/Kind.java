package dev.ghostlight.core.judge.metrics;

/** What the numbers of a metric are. */
public enum Kind {
    /** Events since a process started: goes up only, and begins again at a restart. */
    COUNTER,
    /** Events of each interval. */
    COUNT,
    /** A measured value, such as a latency or a share. */
    VALUE
}
