package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.model.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One metric of a Prometheus.
 *
 * @param server what is asked; closed with this
 * @param query what for
 * @param where who names it
 */
public record PrometheusSource(Prometheus server, PrometheusQuery query, Place where, Optional<Worse> worse)
        implements MetricSource {
    /** As often as Prometheus usually looks. */
    private static final Duration STEP = Duration.ofSeconds(15);

    @Override
    public ReadMetrics read(long fromMillis, long toMillis) throws InterruptedException {
        return server.read(List.of(query), fromMillis, toMillis, STEP);
    }

    @Override
    public void close() {
        server.close();
    }
}
