package dev.ghostlight.core.judge.metrics;

import java.time.Duration;

/**
 * What proof is.
 *
 * @param alpha how probable it may be that an unchanged metric is called worse, at any time; between 0 and 1. Of
 *     several metrics each needs its part of it
 * @param wantedRatio a change by this factor is worth being seen, above 1: while it could not have been, the outcome is
 *     that there is not enough
 * @param tolerance a change by less than this factor is none, at least 1
 * @param grace how long a start takes; what is less than {@code graceRatio} times as much is no change so long
 * @param graceRatio at least 1
 * @param history how far back is looked
 * @param watch how long a late change is looked for
 */
public record MetricSetting(
        double alpha,
        double wantedRatio,
        double tolerance,
        Duration grace,
        double graceRatio,
        Duration history,
        Duration watch) {
    /** The usual one: two percent, a change by half, an hour before and an hour after. */
    public static MetricSetting usual() {
        return new MetricSetting(0.02, 1.5, 1.03, Duration.ofSeconds(30), 3, Duration.ofHours(1), Duration.ofHours(1));
    }

    /** The same with another probability of a false alarm. */
    public MetricSetting withAlpha(double other) {
        return new MetricSetting(other, wantedRatio, tolerance, grace, graceRatio, history, watch);
    }
}
