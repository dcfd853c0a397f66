package dev.ghostlight.core.judge.metrics;

/** Which direction of a metric is the bad one. */
public enum Worse {
    MORE,
    LESS,
    BOTH
}
