package dev.ghostlight.app.signals.watch;

import dev.ghostlight.app.config.WatchConfig;
import dev.ghostlight.app.signals.metrics.CsvSource;
import dev.ghostlight.app.signals.metrics.MetricSource;
import dev.ghostlight.app.signals.metrics.Prometheus;
import dev.ghostlight.app.signals.metrics.PrometheusLogin;
import dev.ghostlight.app.signals.metrics.PrometheusQuery;
import dev.ghostlight.app.signals.metrics.PrometheusSource;
import dev.ghostlight.core.judge.metrics.Worse;
import java.time.Duration;
import java.util.Optional;

/** The metrics of what is watched. */
public final class WatchedMetrics {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private WatchedMetrics() {}

    /** Where they are read; nothing for lines, which are no numbers. */
    public static Optional<MetricSource> of(WatchConfig.Source watched, PrometheusLogin login) {
        return switch (watched) {
            case WatchConfig.Csv csv -> Optional.of(new CsvSource(csv.file(), csv.where(), worse(csv.worse())));
            case WatchConfig.Prometheus asked ->
                Optional.of(new PrometheusSource(
                        new Prometheus(asked.address(), login, TIMEOUT),
                        new PrometheusQuery(asked.name(), asked.query(), asked.label()),
                        asked.where(),
                        worse(asked.worse())));
            case WatchConfig.Files _,
                    WatchConfig.Folders _,
                    WatchConfig.Command _,
                    WatchConfig.Journal _,
                    WatchConfig.Otlp _ -> Optional.empty();
        };
    }

    private static Optional<Worse> worse(WatchConfig.Worse said) {
        return switch (said) {
            case MORE -> Optional.of(Worse.MORE);
            case LESS -> Optional.of(Worse.LESS);
            case EITHER -> Optional.empty();
        };
    }
}
