package dev.ghostlight.core.judge.metrics;

import java.util.List;

/** One way to hold the changed nodes against the others and against before. */
sealed interface Comparison permits LevelComparison, CountComparison, UnknownBefore {
    /**
     * Compares.
     *
     * @param isMore whether growth is looked for; else the opposite
     * @param threshold the e-value that is proof
     */
    Compared compare(boolean isMore, double threshold);

    /** What it takes for granted, each a sentence. */
    List<String> assumptions();
}
