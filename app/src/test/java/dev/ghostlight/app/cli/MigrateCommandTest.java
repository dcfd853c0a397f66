package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrateCommandTest {
    private static final String NOWHERE = "postgresql://127.0.0.1:1/shop";

    @TempDir
    private Path folder = Path.of("");

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("V7__add.sql"), text).toString();
    }

    @Test
    void a_migration_runs_and_is_not_run_again() throws Exception {
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        try (PostgresServer server = PostgresServer.start(18, folders, Map.of());
                Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT i id FROM generate_series(1, 3000) i; ALTER TABLE t ADD PRIMARY"
                    + " KEY (id)");
            String file = file("""
                    ALTER TABLE t ADD COLUMN c int;
                    -- ghostlight: backfill by id
                    UPDATE t SET c = id * 2 WHERE c IS NULL;
                    CREATE INDEX CONCURRENTLY t_c ON t (c);
                    """);
            String[] arguments = {
                "migrate",
                file,
                "--url",
                server.url(PostgresServer.Role.MIGRATOR, "postgres"),
                "--ledger",
                folder.resolve("ledger.jsonl").toString(),
                "--no-backup",
                "a test",
                "--client-timeout",
                "5s"
            };
            Ran first = Ran.with(Ran.ON_A_TERMINAL, "", arguments);
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out()).contains("all 3 steps are done");
            assertThat(first.err()).contains("step 2, batches", "step 3 of 3: done");
            Ran again = Ran.of(arguments);
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("it was done before");
        }
    }

    @Test
    void a_migration_that_does_harm_is_run_in_the_steps_that_were_proven_once_somebody_agrees() throws Exception {
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        try (PostgresServer server = PostgresServer.start(16, folders, Map.of());
                Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            String table = "CREATE TABLE t (id bigint PRIMARY KEY, n int)";
            statement.execute(table + "; INSERT INTO t SELECT i, i FROM generate_series(1, 3000) i");
            Path facts = Files.writeString(folder.resolve("facts.yaml"), """
                    engine: postgresql 16
                    schema: |
                      %s;
                    tables:
                      t: { rows: 300M, row-bytes: 100, writes: 900/s, reads: 0/s, longest-transaction: 1s, client-timeout: 5s }
                    """.formatted(table));
            String[] arguments = {
                "migrate",
                file("ALTER TABLE t ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();"),
                "--url",
                server.url(PostgresServer.Role.MIGRATOR, "postgres"),
                "--facts",
                facts.toString(),
                "--ledger",
                folder.resolve("ledger.jsonl").toString(),
                "--no-backup",
                "a test"
            };
            Ran refused = Ran.of(arguments);
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.DANGER);
            assertThat(refused.err())
                    .contains("-- ghostlight: backfill by id", "Nothing was run. Say --yes")
                    .contains("t cannot be written for");
            String[] agreed = Arrays.copyOf(arguments, arguments.length + 1);
            agreed[arguments.length] = "--yes";
            Ran ran = Ran.of(agreed);
            assertThat(ran.exitCode()).as(ran.err()).isZero();
            try (ResultSet row = statement.executeQuery("SELECT count(DISTINCT token) FROM t")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(3000);
            }
        }
    }

    @Test
    void a_plan_needs_no_database_and_names_the_bounds() throws Exception {
        Ran ran = Ran.of(
                "migrate",
                file("ALTER TABLE t ADD c int;\nCREATE INDEX CONCURRENTLY t_c ON t (c);"),
                "--plan",
                "--client-timeout",
                "2s",
                "--flyway");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("""
                1. brief: in one transaction, waits at most 500 ms for a lock and lasts at most 1200 ms, tried again if need be
                   ALTER TABLE t ADD c int
                2. online: outside of a transaction; stops neither reads nor writes
                   CREATE INDEX CONCURRENTLY t_c ON t (c)
                3. enters version 7 into flyway_schema_history
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--url mysql://db/shop | only PostgreSQL is migrated yet",
                "--url oracle://db | --url is no address",
                "--client-timeout 5 | --client-timeout: '5' has no unit",
                "--client-timeout 1ms | in less than 50ms",
                "--max-lag x | --max-lag: 'x'",
            })
    void wrong_options_are_refused_before_anything_is_run(String options, String what) throws Exception {
        String[] words = ("migrate\n" + file("SELECT 1") + "\n" + options.replace(' ', '\n')
                        + (options.startsWith("--url") ? "" : "\n--url\n" + NOWHERE))
                .split("\n", -1);
        Ran ran = Ran.of(words);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(what);
    }

    @Test
    void files_that_cannot_be_run_are_told_with_their_lines() throws Exception {
        Ran wrong = Ran.of("migrate", file("SELECT 1;\n\\i other.sql\n"), "--url", NOWHERE);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("V7__add.sql:2: this is a command of psql.");
        Path latin = Files.write(folder.resolve("latin.sql"), "SELECT 'ü'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Ran.of("migrate", latin.toString(), "--url", NOWHERE).err()).contains("it is not UTF-8");
        Ran missing = Ran.of("migrate", folder.resolve("no.sql").toString(), "--url", NOWHERE);
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("no.sql: it cannot be read");
        assertThat(Ran.of("migrate", "--url", NOWHERE).err()).contains("'FILE'");
    }

    @Test
    void a_database_that_is_not_there_is_the_environments_fault() throws Exception {
        Ran ran = Ran.of("migrate", file("SELECT 1"), "--url", NOWHERE, "--no-backup", "none");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(ran.err()).contains("127.0.0.1:1/shop: ", "Nothing was run.");
        Ran ask = Ran.of("migrate", "pause", "--run", "x", "--url", NOWHERE);
        assertThat(ask.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
    }
}
