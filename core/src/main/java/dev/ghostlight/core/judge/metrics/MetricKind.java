package dev.ghostlight.core.judge.metrics;

/** What the points of a series are. */
public enum MetricKind {
    /** A sum since the start of a process: it only grows, and begins again at 0 when the process does. */
    COUNTER,
    /** How many there were since the point before. */
    COUNT,
    /** A level, such as a latency or a length of a queue. */
    VALUE
}
