package dev.ghostlight.app.signals;

import java.time.Duration;

/** Waits between two looks at something. */
@FunctionalInterface
public interface Pause {
    /** Waits for so long, or until the thread is interrupted. */
    void last(Duration duration) throws InterruptedException;
}
