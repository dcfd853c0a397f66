package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Asked;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a run has of the machine it runs on.
 *
 * @param clock the time
 * @param random for pauses by chance
 * @param rest waits
 * @param asked what the person at this process asks; safe from any thread
 * @param listener is told what happens
 */
public record World(InstantSource clock, RandomGenerator random, Rest rest, Supplier<Asked> asked, Listener listener) {
    /** Waits for a time. */
    @FunctionalInterface
    public interface Rest {
        /** Returns after so many seconds. */
        void seconds(double seconds) throws InterruptedException;
    }

    /** The time in seconds from a fixed moment. */
    double nowSeconds() {
        Instant now = clock.instant();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}
