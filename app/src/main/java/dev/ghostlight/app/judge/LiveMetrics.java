package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Reads and judges metrics again and again, by a thread of its own, so that a slow answer holds up nobody.
 *
 * @param metrics what is read
 * @param falseAlarms the probability of a false alarm of all of them together, whenever they are looked at
 * @param clock tells up to when is asked
 * @param pause waits from one reading to the next
 */
public record LiveMetrics(FleetMetrics metrics, double falseAlarms, InstantSource clock, Pause pause) {
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** What a reading gave. */
    sealed interface Reading {
        /** What they say. */
        record Good(FleetMetrics.Said said) implements Reading {}

        /** Why they cannot be read, in full sentences. */
        record Failed(String why) implements Reading {}
    }

    /** Goes on until the thread is interrupted. */
    void read(long changedAtMillis, Consumer<Reading> to) {
        try {
            while (!metrics.isEmpty()) {
                to.accept(reading(changedAtMillis));
                pause.last(EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Reading reading(long changedAtMillis) throws InterruptedException {
        try {
            return new Reading.Good(metrics.judge(changedAtMillis, clock.millis(), falseAlarms));
        } catch (JudgeException e) {
            return new Reading.Failed(String.valueOf(e.getMessage()));
        }
    }
}
