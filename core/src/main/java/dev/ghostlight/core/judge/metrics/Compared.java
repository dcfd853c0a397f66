package dev.ghostlight.core.judge.metrics;

/**
 * What the comparison in one direction gave.
 *
 * @param proven the interval of the watch by whose end there was proof; -1 without
 * @param onset the interval of the watch from which on it is different, by what fits best
 * @param numbers the numbers behind it
 * @param neededIntervals how many more intervals it takes to see a change of the wanted size; {@link #NEVER} if none
 *     are enough
 * @param isEverywhere whether the nodes that were not changed differ from their own past as much
 */
record Compared(int proven, int onset, MetricNumbers numbers, long neededIntervals, boolean isEverywhere) {
    static final long NEVER = Long.MAX_VALUE;

    boolean isProven() {
        return proven >= 0 && !isEverywhere;
    }
}
