package dev.ghostlight.app.collect.database;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {
    /** Waits for so long, or until the thread is interrupted. */
    void last(Duration duration) throws InterruptedException;
}
