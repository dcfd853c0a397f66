package dev.ghostlight.app.shadow.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long. Safe for use by several threads. */
public final class Watch implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shadow-watch").factory());
    private final Duration limit;

    /** Lets a statement run for {@code limit}. */
    public Watch(Duration limit) {
        this.limit = limit;
    }

    /** How long a statement may run. */
    public Duration limit() {
        return limit;
    }

    /** Has {@code end} run after the limit and {@code later}, unless that is cancelled before. */
    Future<?> after(Duration later, Runnable end) {
        return timer.schedule(end, limit.plus(later).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
