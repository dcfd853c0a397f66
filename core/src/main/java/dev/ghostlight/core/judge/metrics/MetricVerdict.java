package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * The judgement of one metric.
 *
 * @param metric its name
 * @param kind what its numbers are taken for
 * @param worse in which direction it is worse
 * @param outcome what it says
 * @param evidence that it is worse: the highest e-value so far, to be weighed with those of other metrics; 1 where
 *     there is none
 * @param assumptions what was taken for true without being known, in sentences
 */
public record MetricVerdict(
        String metric, Kind kind, Worse worse, MetricOutcome outcome, double evidence, List<String> assumptions) {
    /** Copies the list. */
    public MetricVerdict {
        assumptions = List.copyOf(assumptions);
    }
}
