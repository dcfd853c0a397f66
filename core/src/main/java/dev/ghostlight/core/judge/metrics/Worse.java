package dev.ghostlight.core.judge.metrics;

/** In which direction a metric is worse. */
public enum Worse {
    /** More is worse: errors, latency. */
    MORE,
    /** Less is worse: mails sent, cache hits. */
    LESS,
    /** Any change is worse. */
    BOTH
}
