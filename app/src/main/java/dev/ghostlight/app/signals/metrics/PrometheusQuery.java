package dev.ghostlight.app.signals.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * A question to Prometheus.
 *
 * @param metric the name that its points get
 * @param expression in PromQL; its series differ in the node's label
 * @param nodeLabel the label whose value is the node, such as {@code instance}
 * @param from the time of the first point
 * @param until no point is later
 * @param step between two points, at least a second; the scrape interval or a multiple of it
 */
public record PrometheusQuery(
        String metric, String expression, String nodeLabel, Instant from, Instant until, Duration step) {}
