package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.postgres.PostgresServer.Role;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in processes that are ended in every way; {@code -Dghostlight.rows=5000000} makes the table larger. */
final class MigrateTest {
    private static final long SEED = 20_261_121;
    private static final int KILLS = 20;
    private static final long ROWS = Long.getLong("ghostlight.rows", 60_000);

    /** Late enough to reach the last steps now and then. */
    private static final long LATEST_KILL_MILLIS = Math.clamp(ROWS / 24, 2_500, 30_000);

    /** No step of it may be done twice: the sum would be another, or a statement would fail. */
    private static final String MIGRATION = """
            ALTER TABLE item ADD COLUMN n int NOT NULL DEFAULT 0, ADD COLUMN was_done boolean NOT NULL DEFAULT false;
            -- ghostlight: backfill by id
            UPDATE item SET n = n + id, was_done = true WHERE NOT was_done;
            CREATE UNIQUE INDEX CONCURRENTLY item_n ON item (n, id);
            -- ghostlight: brief
            ALTER TABLE item DROP COLUMN was_done;
            -- ghostlight: brief
            INSERT INTO log VALUES ('once');
            DROP INDEX CONCURRENTLY item_n;
            """;

    private static @Nullable PostgresServer server;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws ServerException {
        server = PostgresServer.start(
                17,
                ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir"))),
                Map.of("max_connections", "40"));
    }

    @AfterAll
    static void stop() throws ServerException {
        Objects.requireNonNull(server).close();
    }

    private static String url() {
        return Objects.requireNonNull(server).url(Role.MIGRATOR, "postgres");
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = Objects.requireNonNull(server).connect(Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    private Process migrate() throws Exception {
        return Processes.start(
                ROOT,
                Map.of(),
                folder.resolve("out"),
                folder.resolve("err"),
                "./ghostlight",
                "migrate",
                Files.writeString(folder.resolve("V1__n.sql"), MIGRATION).toString(),
                "--url",
                url(),
                "--ledger",
                folder.resolve("ledger.jsonl").toString(),
                "--no-backup",
                "a test",
                "--client-timeout",
                "500ms");
    }

    private static void fill() throws SQLException {
        ask("DROP TABLE IF EXISTS item, log");
        ask("CREATE TABLE log (line text)");
        ask("CREATE TABLE item AS SELECT i AS id, repeat('x', 100) AS text FROM generate_series(1, " + ROWS + ") i");
        ask("ALTER TABLE item ADD PRIMARY KEY (id)");
        ask("ANALYZE item");
    }

    @Test
    void killed_at_any_moment_it_goes_on_and_neither_loses_nor_doubles_a_row() throws Exception {
        assertThat(Processes.ghostlight("--version").exitCode()).isZero();
        Random random = new Random(SEED);
        int kills = 0;
        while (kills < KILLS) {
            fill();
            Files.deleteIfExists(folder.resolve("ledger.jsonl"));
            boolean isDone = false;
            while (!isDone) {
                Process process = migrate();
                isDone = kills < KILLS
                        ? process.waitFor(random.nextLong(200, LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS)
                        : process.waitFor(30, TimeUnit.MINUTES);
                if (isDone) {
                    assertThat(process.exitValue())
                            .as("seed %s, after %s kills: %s", SEED, kills, Files.readString(folder.resolve("err")))
                            .isZero();
                } else {
                    process.destroyForcibly().waitFor();
                    kills++;
                }
            }
            assertThat(ask("SELECT count(*) || ' ' || count(*) FILTER (WHERE n = id) FROM item"))
                    .as("seed %s, after %s kills", SEED, kills)
                    .isEqualTo(ROWS + " " + ROWS);
            assertThat(ask("SELECT count(*) FROM log")).isEqualTo("1");
            assertThat(ask("SELECT to_regclass('item_n') IS NULL AND"
                            + " to_regclass('ghostlight_migration_steps') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void interrupted_it_ends_its_batch_and_says_how_to_go_on() throws Exception {
        fill();
        Process process = migrate();
        while (process.isAlive() && !isBackfilling()) {
            Thread.sleep(20);
        }
        Outcome kill = Processes.run(ROOT, Map.of(), "kill", "-INT", String.valueOf(process.pid()));
        assertThat(kill.exitCode()).as(kill.err()).isZero();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(4);
        assertThat(Files.readString(folder.resolve("out")))
                .contains("stopped: it was asked to", "Of 6 steps 1 is done", "The same command goes on from here.");
        assertThat(ask("SELECT count(*) = (SELECT changed FROM ghostlight_migration_steps WHERE step = 2)"
                        + " FROM item WHERE was_done"))
                .isEqualTo("t");
        Process rest = migrate();
        assertThat(rest.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(rest.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
        assertThat(ask("SELECT sum(n) = sum(id) FROM item")).isEqualTo("t");
    }

    private static boolean isBackfilling() throws SQLException {
        return ask("SELECT to_regclass('ghostlight_migration_steps') IS NOT NULL")
                        .equals("t")
                && ask("SELECT EXISTS (SELECT FROM ghostlight_migration_steps WHERE step = 2 AND changed > 0)")
                        .equals("t");
    }
}
