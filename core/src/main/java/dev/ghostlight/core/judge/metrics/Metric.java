package dev.ghostlight.core.judge.metrics;

/**
 * A metric, and how its points are to be read.
 *
 * @param name as its source has it
 * @param kind what the points are
 * @param kindReason who says so: a person, or the rule by which it was guessed
 * @param worse which direction is bad
 * @param worseReason who says so
 */
public record Metric(String name, MetricKind kind, String kindReason, Worse worse, String worseReason) {
    /** A metric of which a person said all. */
    public static Metric given(String name, MetricKind kind, Worse worse) {
        return new Metric(name, kind, "given", worse, "given");
    }
}
