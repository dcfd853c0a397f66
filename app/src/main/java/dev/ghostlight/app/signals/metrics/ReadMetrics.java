package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import java.util.List;

/**
 * What was read of a source.
 *
 * @param metrics by name, in the order of names
 * @param problems all that was wrong, in the order it was found
 */
public record ReadMetrics(List<MetricPoints> metrics, List<SourceProblem> problems) {
    /** Copies. */
    public ReadMetrics {
        metrics = List.copyOf(metrics);
        problems = List.copyOf(problems);
    }
}
