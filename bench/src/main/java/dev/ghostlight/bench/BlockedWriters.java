package dev.ghostlight.bench;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.postgres.PostgresServer.Role;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.clients.BlockedClients;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many writes fail and are late while a table is locked: real writers of the three models against a real lock, and
 * what is forecast for them. 300 writes a second, a timeout of one second.
 */
public final class BlockedWriters {
    private static final int PER_SECOND = 300;
    private static final double TIMEOUT_SECONDS = 1;
    private static final int ROWS = 100_000;

    private final PostgresServer server;
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private BlockedWriters(PostgresServer server) {
        this.server = server;
    }

    /** Measures each model under locks of three lengths. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Clients> models = Map.of(
                "open", new Clients.Open(),
                "pool of 20 that refuses after 1 s", new Clients.Pool(20, 1),
                "pool of 20 that waits 30 s", new Clients.Pool(20, 30),
                "30 workers that pause 0.1 s", new Clients.Closed(30, Quantity.of(0.1)));
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        System.out.printf(
                "%-36s %8s %8s %8s %8s %8s%n", "clients", "locked s", "failed", "forecast", "late", "forecast");
        for (Map.Entry<String, Clients> model : new TreeMap<>(models).entrySet()) {
            for (double seconds : new double[] {1.6, 3.4, 6.3}) {
                try (PostgresServer server = PostgresServer.start(17, folders, Map.of("max_connections", "450"))) {
                    tell(model.getKey(), model.getValue(), seconds, server);
                }
            }
        }
    }

    private static void tell(String name, Clients clients, double seconds, PostgresServer server) throws Exception {
        run(server, "CREATE TABLE t AS SELECT i AS id, 0 AS n FROM generate_series(1, " + ROWS + ") i");
        run(server, "ALTER TABLE t ADD PRIMARY KEY (id)");
        BlockedWriters writers = new BlockedWriters(server);
        writers.start(clients);
        TimeUnit.SECONDS.sleep(2);
        writers.failed.set(0);
        writers.late.set(0);
        double locked = writers.lock(seconds);
        TimeUnit.SECONDS.sleep(4);
        int failed = writers.failed.get();
        int late = writers.late.get();
        writers.close();
        ClientHarm harm = BlockedClients.harm(clients, Quantity.of(PER_SECOND), TIMEOUT_SECONDS, Estimate.of(locked));
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.2f %8d %8.0f %8d %8.0f%n",
                name,
                locked,
                failed,
                harm.failed().expected(),
                late,
                harm.late().expected());
    }

    private static void run(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.connect(Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Locks the table for so long, and tells how long it really was. */
    private double lock(double seconds) throws Exception {
        try (Connection connection = server.connect(Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("LOCK TABLE t");
            long begun = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep((long) (seconds * 1e3));
            statement.execute("COMMIT");
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private void start(Clients clients) throws SQLException {
        switch (clients) {
            case Clients.Open() -> pool(400, Double.POSITIVE_INFINITY);
            case Clients.Pool(int connections, double wait) -> pool(connections, wait);
            case Clients.Closed(int workers, Quantity think) -> {
                for (int i = 0; i < workers; i++) {
                    worker(i, think.orElse(0));
                }
            }
            case Clients.Unknown() -> throw new IllegalArgumentException("nobody");
        }
    }

    /** Writes are due at a steady rate; one that no connection took within {@code wait} has failed. */
    private void pool(int connections, double wait) throws SQLException {
        BlockingQueue<Long> due = new LinkedBlockingQueue<>();
        for (int i = 0; i < connections; i++) {
            Connection connection = server.connect(Role.MIGRATOR, "postgres");
            Random random = new Random(i);
            threads.add(Thread.ofPlatform().name("writer-" + i).start(() -> {
                try (connection;
                        Statement statement = prepared(connection)) {
                    while (closed.getCount() > 0) {
                        Long at = due.poll(100, TimeUnit.MILLISECONDS);
                        if (at != null) {
                            answer(at, (System.nanoTime() - at) / 1e9 <= wait && write(statement, random));
                        }
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        threads.add(Thread.ofPlatform().name("clock").start(() -> {
            long begun = System.nanoTime();
            for (long i = 0; closed.getCount() > 0; i++) {
                long at = begun + i * 1_000_000_000L / PER_SECOND;
                try {
                    TimeUnit.NANOSECONDS.sleep(Math.max(0, at - System.nanoTime()));
                } catch (InterruptedException _) {
                    return;
                }
                due.add(at);
            }
        }));
    }

    private void worker(int number, double think) throws SQLException {
        Connection connection = server.connect(Role.MIGRATOR, "postgres");
        Random random = new Random(number);
        threads.add(Thread.ofPlatform().name("worker-" + number).start(() -> {
            try (connection;
                    Statement statement = prepared(connection)) {
                while (!closed.await((long) (think * 1e3), TimeUnit.MILLISECONDS)) {
                    answer(System.nanoTime(), write(statement, random));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static Statement prepared(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute("SET lock_timeout = '" + (int) (TIMEOUT_SECONDS * 1e3) + "ms'");
        return statement;
    }

    private static boolean write(Statement statement, Random random) {
        try {
            statement.execute("UPDATE t SET n = n + 1 WHERE id = " + (1 + random.nextInt(ROWS)));
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private void answer(long at, boolean isGood) {
        if (!isGood) {
            failed.incrementAndGet();
        } else if ((System.nanoTime() - at) / 1e9 > TIMEOUT_SECONDS + 0.05) {
            late.incrementAndGet();
        }
    }

    private void close() throws InterruptedException {
        closed.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
