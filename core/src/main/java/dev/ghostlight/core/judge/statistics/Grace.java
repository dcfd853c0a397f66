package dev.ghostlight.core.judge.statistics;

/** What a node is granted while it starts. */
final class Grace {
    /** So many times more frequent is no change yet. */
    static final double RATIO = 3;

    private Grace() {}
}
