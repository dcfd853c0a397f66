package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.Worse;
import dev.ghostlight.core.model.Place;
import java.util.Optional;

/** Where metrics are read, again and again if need be. For one thread at a time. */
public interface MetricSource extends AutoCloseable {
    /** The file, or where a configuration names it. */
    Place where();

    /** Which way all of its metrics become worse, where somebody said so. */
    Optional<Worse> worse();

    /**
     * Reads the points of a time, and maybe of others; what is wrong is part of the result.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    ReadMetrics read(long fromMillis, long toMillis) throws InterruptedException;

    @Override
    void close();
}
