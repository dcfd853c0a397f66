package dev.ghostlight.app.migrate;

import dev.ghostlight.core.model.Quantity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Feels what production's writers feel: commits a tiny transaction of its own again and again, and keeps how long that
 * took while batches ran and while none did. It writes a message to the write-ahead log and no row. Thread-safe.
 */
final class WriteProbe implements AutoCloseable {
    private static final String WRITE = "SELECT pg_logical_emit_message(true, 'ghostlight', '')";
    private static final long EVERY_MILLIS = 30;
    private static final int KEPT = 256;
    private static final int FEWEST = 64;
    private static final double PART = 0.99;

    private final Database database;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Samples idle = new Samples();
    private final Samples busy = new Samples();
    private final Thread thread;
    private volatile boolean isBatchRunning;

    /** The last durations. */
    private static final class Samples {
        private final double[] seconds = new double[KEPT];
        private long count;

        synchronized void add(double second) {
            seconds[(int) (count++ % KEPT)] = second;
        }

        synchronized long count() {
            return count;
        }

        synchronized Quantity high() {
            int known = (int) Math.min(count, KEPT);
            if (known < FEWEST) {
                return Quantity.unknown();
            }
            double[] sorted = Arrays.copyOf(seconds, known);
            Arrays.sort(sorted);
            return Quantity.of(sorted[(int) Math.ceil(known * PART) - 1]);
        }
    }

    /** Begins to write. */
    WriteProbe(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("write-probe").start(this::probe);
    }

    /** Tells it whether a batch runs from now on. */
    void batchRuns(boolean runs) {
        isBatchRunning = runs;
    }

    /** How long one write in a hundred takes at least, while no batch runs. */
    Quantity idleSeconds() {
        return idle.high();
    }

    /** The same while batches run. */
    Quantity busySeconds() {
        return busy.high();
    }

    /** Grows with each measuring worth another judgement. */
    long measured() {
        return busy.count() / FEWEST;
    }

    private void probe() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean wasRunning = isBatchRunning;
                Instant begun = clock.instant();
                database.run(WRITE);
                double seconds = Duration.between(begun, clock.instant()).toNanos() / 1e9;
                (wasRunning || isBatchRunning ? busy : idle).add(seconds);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException _) {
            // Without the right to do so, or without a connection, nothing is known; the run itself goes on.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
