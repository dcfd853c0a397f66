package dev.ghostlight.app.collect.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.collect.database.CollectedDatabase;
import dev.ghostlight.app.collect.database.CollectedTable;
import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.FactsYaml;
import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.KnownDatabase;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCollectorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Pause NONE = _ -> {};

    private final EmbeddedPostgres server;

    @TempDir
    private Path folder = Path.of("");

    PostgresCollectorTest() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @BeforeAll
    void fill() throws SQLException, IOException {
        run("postgres", "CREATE DATABASE hostile", "CREATE DATABASE again", "CREATE DATABASE used");
        run("postgres", "CREATE ROLE reader LOGIN PASSWORD 'secret'");
        try (var schema = getClass().getResourceAsStream("/collect/hostile-schema.sql")) {
            assertThat(schema).isNotNull();
            run("hostile", new String(schema.readAllBytes(), UTF_8));
        }
        run(
                "used",
                "CREATE TABLE jobs (id int PRIMARY KEY, kind text, note text)",
                "INSERT INTO jobs SELECT i, 'kind' || i % 4, CASE WHEN i % 2 = 0 THEN 'secret-' || i END FROM generate_series(1, 20000) i",
                "CREATE TABLE busy AS SELECT i FROM generate_series(1, 100) i",
                "CREATE TABLE never (id int)",
                "INSERT INTO never SELECT generate_series(1, 10)",
                "CREATE TABLE empty (id int)",
                "ALTER DATABASE used SET TimeZone = 'Europe/Berlin'",
                "ANALYZE jobs");
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?preferQueryMode=simple",
                role,
                "secret");
    }

    /** The facts but for the one that no two readings agree on. */
    private static String withoutSpeed(CollectedDatabase database) {
        return FactsYaml.of(database).replaceAll("(?m)^timed-read: .*\\R", "");
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database, "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private CollectedDatabase collect(String database, String role, Pause pause)
            throws SQLException, InterruptedException {
        return collect(database, role, pause, "");
    }

    private CollectedDatabase collect(String database, String role, Pause pause, String searchPath)
            throws SQLException, InterruptedException {
        DatabaseUrl url = DatabaseUrl.of("jdbc:postgresql://localhost:" + server.getPort() + "/" + database)
                .orElseThrow();
        try (Connection connection = connect(database, role)) {
            return new PostgresCollector(connection, url, Optional.of("secret"), searchPath)
                    .collect(NOW, INTERVAL, pause);
        }
    }

    private KnownDatabase read(CollectedDatabase database) throws Exception {
        Path file = folder.resolve("facts.yaml");
        Files.writeString(file, FactsYaml.of(database));
        return DatabaseConfig.facts(file, NOW);
    }

    @Test
    void a_schema_that_was_collected_makes_the_same_schema_elsewhere() throws Exception {
        CollectedDatabase first = collect("hostile", "postgres", NONE);
        // Through the file, as that is what must keep every character.
        run("again", read(first).facts().schema().orElseThrow().ddl());
        CollectedDatabase second = collect("again", "postgres", NONE);

        assertThat(first.schema().orElseThrow())
                .contains("\"we;ird$$ '--\"", "\"lo\"\"g\n${x}\"", "BEGIN ATOMIC", "PARTITION BY", "CREATE POLICY");
        assertThat(second.schema()).isEqualTo(first.schema());
        assertThat(first.tables())
                .extracting(table -> table.facts().name())
                .contains("a", "we;ird$$ '--", "l1", "mv")
                .as("a partitioned table has no rows of its own")
                .doesNotContain("audit.lo\"g\n${x}");
        assertThat(first.unknown()).noneSatisfy(reason -> assertThat(reason).contains("pg_dump"));
    }

    @Test
    void rows_sizes_and_shapes_are_estimated_without_reading_rows() throws Exception {
        CollectedDatabase database = collect("used", "postgres", NONE);
        TableFacts jobs = read(database).facts().table("jobs");

        assertThat(database.engine().kind()).isEqualTo(Engine.Kind.POSTGRESQL);
        assertThat(jobs.rows()).isEqualTo(Quantity.of(20_000));
        assertThat(jobs.rowBytes().orElse(0)).isBetween(35.0, 70.0);
        assertThat(jobs.indexBytes().orElse(0)).isBetween(100_000.0, 1_000_000.0);
        assertThat(jobs.columns()).hasSize(3);
        assertThat(jobs.columns().getLast().nullPart()).isEqualTo(Quantity.of(0.5));
        assertThat(jobs.columns().get(1).distinct()).isEqualTo(Quantity.of(4));
        assertThat(jobs.columns().getFirst().distinct()).isEqualTo(Quantity.of(20_000));
        TableFacts never = read(database).facts().table("never");
        assertThat(never.rows()).isEqualTo(Quantity.unknown());
        assertThat(database.unknown())
                .anySatisfy(reason -> assertThat(reason).matches("rows of (busy, )?never: .*ANALYZE.*"));
        assertThat(read(database).facts().table("empty").rows()).isEqualTo(Quantity.of(0));
        assertThat(FactsYaml.of(database)).doesNotContain("secret", "kind1");
        assertThat(withoutSpeed(database)).isEqualTo(withoutSpeed(collect("used", "postgres", NONE)));
        assertThat(read(database).facts().speed().timedReadSeconds().orElse(0)).isBetween(0.001, 10.0);
    }

    @Test
    void settings_are_those_that_others_sessions_have() throws Exception {
        CollectedDatabase database = collect("used", "postgres", NONE);

        assertThat(database.settings())
                .containsEntry("TimeZone", "Europe/Berlin")
                .containsEntry("lock_timeout", "0")
                .containsEntry("maintenance_work_mem", "65536kB")
                .containsKey("shared_buffers");
        assertThat(database.connections().orElse(0)).isPositive();
        assertThat(database.replicas()).isEqualTo(Quantity.of(0));
        assertThat(database.backup()).isEmpty();
    }

    @Test
    void writes_and_open_transactions_are_seen_between_two_readings() throws Exception {
        try (Connection writer = connect("used", "postgres")) {
            writer.setAutoCommit(false);
            Pause writing = duration -> {
                try (Statement statement = writer.createStatement()) {
                    statement.execute("UPDATE busy SET i = i + 1");
                    statement.execute("SELECT pg_sleep(" + duration.toMillis() / 1000.0 + ")");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
            CollectedTable busy = collect("used", "postgres", writing).tables().stream()
                    .filter(table -> table.facts().name().equals("busy"))
                    .findFirst()
                    .orElseThrow();
            writer.rollback();

            assertThat(busy.facts().longestTransactionSeconds().orElse(0)).isBetween(0.1, 60.0);
            assertThat(busy.facts().writesPerSecond().isKnown()).isTrue();
        }
    }

    @Test
    void a_role_without_rights_gets_what_it_may_see_and_is_told_the_rest() throws Exception {
        CollectedDatabase database = collect("used", "reader", NONE);

        assertThat(read(database).facts().table("jobs").rows()).isEqualTo(Quantity.of(20_000));
        assertThat(read(database).facts().table("jobs").columns()).isEmpty();
        assertThat(database.schema().orElseThrow()).contains("CREATE TABLE public.jobs");
        assertThat(database.unknown())
                .anySatisfy(reason -> assertThat(reason).contains("columns of jobs", "may not read"));
        assertThat(collect("hostile", "reader", NONE).unknown())
                .anySatisfy(reason -> assertThat(reason).contains("TimeZone"));
        assertThat(FactsYaml.of(database)).contains("# Unknown:", "# - ");
    }

    @Test
    void a_pg_dump_that_fits_writes_the_schema_and_one_that_does_not_is_left_alone() throws Exception {
        Path program = folder.resolve("pg_dump");
        Files.writeString(program, """
                #!/bin/sh
                case "$1" in --version) echo "pg_dump (PostgreSQL) 99.1" ;; *)
                printf '%s\\n' '\\restrict x'; echo 'SET transaction_timeout = 0;'; echo "CREATE TABLE jobs (never empty); -- $PGPASSWORD $*"
                esac
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String dumped =
                collect("used", "postgres", NONE, "/nowhere:" + folder).schema().orElseThrow();
        assertThat(dumped).startsWith("CREATE TABLE jobs (never empty); -- secret --schema-only");

        Files.writeString(program, Files.readString(program).replace("99.1", "9.6"));
        assertThat(collect("used", "postgres", NONE, folder.toString()).schema().orElseThrow())
                .contains("CREATE TABLE public.jobs");
    }
}
