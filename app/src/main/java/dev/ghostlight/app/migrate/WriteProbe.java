package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.WriteTimes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Feels what production's writers feel: commits a tiny transaction of its own again and again, and keeps how long that
 * took. It writes a message to the write-ahead log and no row. Thread-safe.
 */
final class WriteProbe implements AutoCloseable {
    private static final String WRITE = "SELECT pg_logical_emit_message(true, 'ghostlight', '')";
    private static final long EVERY_MILLIS = 20;
    private static final int KEPT = 256;

    /** The first ones are slow for reasons of this process. */
    private static final int NOT_COUNTED = 30;

    private final Database database;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<During, Deque<Double>> seconds = new EnumMap<>(During.class);
    private final Thread thread;
    private volatile During during = During.REST;
    private long measured;

    /** What the run does meanwhile. */
    enum During {
        QUIET,
        BATCH,
        REST
    }

    /** Begins to write. */
    WriteProbe(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        for (During each : During.values()) {
            seconds.put(each, new ArrayDeque<>());
        }
        this.thread = Thread.ofVirtual().name("write-probe").start(this::probe);
    }

    /** Tells it what the run does from now on. */
    void runIn(During now) {
        during = now;
    }

    /** The last durations. */
    synchronized WriteTimes times() {
        return new WriteTimes(kept(During.QUIET), kept(During.BATCH), kept(During.REST), measured);
    }

    private synchronized void keep(During when, double duration) {
        Deque<Double> times = Objects.requireNonNull(seconds.get(when));
        if (times.size() == KEPT) {
            times.removeFirst();
        }
        times.addLast(duration);
        measured += when == During.BATCH ? 1 : 0;
    }

    private List<Double> kept(During when) {
        return List.copyOf(Objects.requireNonNull(seconds.get(when)));
    }

    private void probe() {
        try {
            for (int i = 0; !closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS); i++) {
                During before = during;
                Instant begun = clock.instant();
                database.run(WRITE);
                double duration = Duration.between(begun, clock.instant()).toNanos() / 1e9;
                if (i >= NOT_COUNTED) {
                    keep(both(before, during), duration);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException _) {
            // Without the right to do so, or without a connection, nothing is known; the run itself goes on.
        }
    }

    private static During both(During before, During after) {
        return before == During.BATCH || after == During.BATCH
                ? During.BATCH
                : before == During.QUIET && after == During.QUIET ? During.QUIET : During.REST;
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
