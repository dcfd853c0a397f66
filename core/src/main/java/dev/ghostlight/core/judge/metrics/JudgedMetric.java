package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * What is said of one metric, and why.
 *
 * @param metric which
 * @param outcome what is said
 * @param numbers the numbers behind it
 * @param sinceMillis since when it is so, by what fits best; {@link #NO_TIME} if not known
 * @param provenAtMillis when there was proof; {@link #NO_TIME} without
 * @param neededMillis how much longer it takes to see a change of the wanted size; 0 if it could be seen now,
 *     {@link Long#MAX_VALUE} if it never could with what there is before the change
 * @param why in a sentence
 * @param assumptions what is taken for granted, each a sentence
 */
public record JudgedMetric(
        Metric metric,
        MetricClass outcome,
        MetricNumbers numbers,
        long sinceMillis,
        long provenAtMillis,
        long neededMillis,
        String why,
        List<String> assumptions) {
    /** The time of what has none. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Copies. */
    public JudgedMetric {
        assumptions = List.copyOf(assumptions);
    }
}
