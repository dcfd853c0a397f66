package dev.ghostlight.app.signals.metrics;

/**
 * What to ask a Prometheus for.
 *
 * @param metric the name that the answer is to have
 * @param expression in PromQL
 * @param nodeLabel the label that names the node, such as {@code instance}
 */
public record PrometheusQuery(String metric, String expression, String nodeLabel) {}
