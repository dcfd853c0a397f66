package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.model.Place;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The metrics of a CSV file.
 *
 * @param path the file
 * @param where who names it
 */
public record CsvSource(Path path, Place where, Optional<Worse> worse) implements MetricSource {
    @Override
    public ReadMetrics read(long fromMillis, long toMillis) {
        return MetricCsv.read(path);
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
