package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.postgres.PostgresServer.Role;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The night of the big table on a real server, with workers that take jobs and write what they found.
 *
 * <p>{@code -Dghostlight.rows=5000000} makes the table as large as one likes; figures of that are in
 * {@code docs/benchmarks.md}.
 */
final class BigTableTest {
    private static final long ROWS = Long.getLong("ghostlight.rows", 400_000);
    private static final int WORKERS = 8;
    private static final String EXAMPLE = "examples/big-table";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_nights_migration_fails_jobs_and_the_safe_way_fails_none() throws Exception {
        assertThat(Processes.ghostlight("--version").exitCode()).isZero();
        try (PostgresServer server = PostgresServer.start(
                        16,
                        ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir"))),
                        Map.of("shared_buffers", "512MB", "max_connections", "40"));
                Connection connection = server.connect(Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            fill(statement);
            Jobs safe = whileWorking(server, () -> migrateSafely(server));
            assertThat(safe.failed())
                    .as("jobs that failed beside the safe way, of %s", safe.done())
                    .isZero();
            assertThat(safe.done()).isPositive();
            assertThat(one(statement, "SELECT count(*) FROM vulnerabilities WHERE share_token IS NULL"))
                    .isZero();
            assertThat(one(statement, "SELECT count(*) - count(DISTINCT share_token) FROM vulnerabilities"))
                    .isZero();

            statement.execute("ALTER TABLE vulnerabilities DROP COLUMN share_token");
            String night = Files.readString(ROOT.resolve(EXAMPLE + "/night/V2__share_token.sql"));
            Jobs bad = whileWorking(server, () -> statement.execute(night));
            assertThat(bad.failed())
                    .as("jobs that failed beside the night's migration")
                    .isPositive();
        }
    }

    private static void fill(Statement statement) throws Exception {
        statement.execute(Files.readString(ROOT.resolve(EXAMPLE + "/schema.sql")));
        statement.execute("INSERT INTO projects (name) SELECT 'p' || i FROM generate_series(1, 1000) i");
        statement.execute("INSERT INTO vulnerabilities (project_id, package, severity, fingerprint, report)"
                + " SELECT i % 1000 + 1, 'package-' || i % 5000, 'high', md5(i::text), '{}' FROM generate_series(1, "
                + ROWS + ") i");
        statement.execute("INSERT INTO scan_jobs (project_id, payload) SELECT i % 1000 + 1, '{}' FROM"
                + " generate_series(1, 200000) i");
        statement.execute("VACUUM ANALYZE vulnerabilities");
        statement.execute("ANALYZE scan_jobs");
    }

    private void migrateSafely(PostgresServer server) throws Exception {
        Process process = Processes.start(
                ROOT,
                Map.of(),
                folder.resolve("out"),
                folder.resolve("err"),
                "./ghostlight",
                "migrate",
                EXAMPLE + "/safe/V2__share_token.sql",
                "--url",
                server.url(Role.MIGRATOR, "postgres"),
                "--ledger",
                folder.resolve("ledger.jsonl").toString(),
                "--client-timeout",
                "1s",
                "--no-backup",
                "a test");
        assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
    }

    /** How many jobs went well meanwhile, and how many failed. */
    private record Jobs(int done, int failed) {}

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static Jobs whileWorking(PostgresServer server, Work work) throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Connection connection = server.connect(Role.MIGRATOR, "postgres");
            workers.add(Thread.ofPlatform().name("worker-" + i).start(() -> work(connection, over, done, failed)));
        }
        try {
            work.run();
        } finally {
            over.countDown();
            for (Thread worker : workers) {
                worker.join();
            }
        }
        return new Jobs(done.get(), failed.get());
    }

    /** Takes a job, writes what it found, ends the job; waits a second at most for each. */
    private static void work(Connection connection, CountDownLatch over, AtomicInteger done, AtomicInteger failed) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '1s'");
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                try {
                    statement.execute("BEGIN; UPDATE scan_jobs SET state = 'done' WHERE id = (SELECT id FROM scan_jobs"
                            + " WHERE state = 'waiting' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)");
                    statement.execute("INSERT INTO vulnerabilities (project_id, package, severity, fingerprint, report)"
                            + " VALUES (1, 'found', 'low', md5(random()::text), '{}')");
                    statement.execute("COMMIT");
                    done.incrementAndGet();
                } catch (SQLException refused) {
                    statement.execute("ROLLBACK");
                    failed.incrementAndGet();
                }
            }
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
