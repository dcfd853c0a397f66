package dev.ghostlight.bench;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.postgres.PostgresServer.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes 500 times a second whether or not earlier writes were answered. How long a write takes counts from the moment
 * at which it was due; one that was not answered after a second has failed.
 */
final class Writers implements AutoCloseable {
    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 300;
    private static final double TIMEOUT_SECONDS = 1;

    private final BlockingQueue<Long> due = new LinkedBlockingQueue<>();
    private final List<Double> seconds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * What the clients felt.
     *
     * @param failed writes that were not answered in time
     * @param medianMillis of all writes; a failed one counts as long as it took
     * @param highMillis one in a hundred took at least so long
     * @param highestMillis the longest
     */
    record Felt(long failed, double medianMillis, double highMillis, double highestMillis) {}

    Writers(PostgresServer server, long rows, Random random) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = server.connect(Role.MIGRATOR, "postgres");
            long seed = random.nextLong();
            threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> write(connection, rows, new Random(seed))));
        }
        threads.add(Thread.ofPlatform().name("clock").start(this::tick));
    }

    /** Forgets what was felt so far. */
    void count() {
        seconds.clear();
    }

    Felt felt() {
        List<Double> sorted;
        synchronized (seconds) {
            sorted = new ArrayList<>(seconds);
        }
        Collections.sort(sorted);
        long failed = sorted.stream().filter(each -> each > TIMEOUT_SECONDS).count();
        return new Felt(failed, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    private static double millis(List<Double> sorted, double part) {
        return 1e3 * sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * part) - 1));
    }

    private void tick() {
        long begun = System.nanoTime();
        try {
            for (long i = 0; ; i++) {
                long at = begun + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                if (closed.await(Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    return;
                }
                due.add(at);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Connection connection, long rows, Random random) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '" + (int) TIMEOUT_SECONDS + "s'");
            // Without a limit to the wait: threads that look now and then take from the server what is measured.
            for (long at = due.take(); closed.getCount() > 0; at = due.take()) {
                seconds.add(once(statement, rows, random) ? (System.nanoTime() - at) / 1e9 : failed(at));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static double failed(long at) {
        return Math.max(TIMEOUT_SECONDS + 1e-3, (System.nanoTime() - at) / 1e9);
    }

    private static boolean once(Statement statement, long rows, Random random) {
        try {
            statement.execute(
                    random.nextInt(5) == 0
                            ? "INSERT INTO vulnerabilities (project, severity, title) VALUES (" + random.nextInt(1000)
                                    + ", 1, 'new')"
                            : "UPDATE vulnerabilities SET seen = seen + 1 WHERE id = " + random.nextLong(1, rows));
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(_ -> due.add(0L));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
