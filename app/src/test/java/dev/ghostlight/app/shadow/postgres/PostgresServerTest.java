package dev.ghostlight.app.shadow.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.shadow.server.Commands;
import dev.ghostlight.app.shadow.server.Isolation;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresServerTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final List<String> HOSTILE = List.of(
            "COPY (SELECT 1) TO PROGRAM 'cat > /tmp/x'",
            "COPY (SELECT 1) TO '/tmp/ghostlight-hostile'",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/ghostlight-hostile')",
            "CREATE EXTENSION dblink",
            "CREATE EXTENSION file_fdw",
            "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/lib/x86_64-linux-gnu/libc.so.6', 'system'",
            "ALTER SYSTEM SET archive_command = 'true'",
            "ALTER ROLE migrator SUPERUSER",
            "CREATE ROLE other SUPERUSER",
            "GRANT pg_execute_server_program TO migrator",
            "SET ROLE ghostlight",
            "SET SESSION AUTHORIZATION ghostlight",
            "SET session_preload_libraries = 'x'",
            "CREATE SUBSCRIPTION s CONNECTION 'host=192.0.2.1' PUBLICATION p",
            "DROP DATABASE postgres",
            "CREATE DATABASE other",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ghostlight'");

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void every_version_starts_and_leaves_nothing(int major) throws Exception {
        ServerFolders folders = folders();
        PostgresServer server = PostgresServer.start(major, folders, Map.of());
        Path run = ownRun(server);
        try (Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres")) {
            assertThat(one(connection, "SHOW server_version")).startsWith(major + ".");
            assertThat(one(connection, "SHOW listen_addresses")).isEmpty();
            assertThat(one(connection, "CREATE TABLE t (a int); SELECT 'made'")).isEqualTo("made");
        }
        server.close();
        assertThat(run).doesNotExist();
        assertThat(processesOf(run)).isEmpty();
    }

    @Test
    void two_at_once_do_not_see_each_other() throws Exception {
        ServerFolders folders = folders();
        try (PostgresServer one = PostgresServer.start(17, folders, Map.of());
                PostgresServer other = PostgresServer.start(17, folders, Map.of());
                Connection first = one.connect(PostgresServer.Role.MIGRATOR, "postgres");
                Connection second = other.connect(PostgresServer.Role.MIGRATOR, "postgres")) {
            one(first, "CREATE TABLE only_here (); SELECT 1");
            assertThat(one(second, "SELECT to_regclass('only_here')")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -KILL %d", "kill -INT -%d"})
    void the_shadow_of_a_killed_process_goes_with_it(String kill, @TempDir Path cache) throws Exception {
        Process child = child(cache);
        Path run;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            run = Path.of(said.readLine());
            assertThat(processesOf(run)).isNotEmpty();
            assertThat(Commands.run(List.of("sh", "-c", kill.formatted(child.pid())))
                            .isGood())
                    .isTrue();
            child.waitFor();
            awaitGone(run);
        }
        assertThat(processesOf(run)).isEmpty();

        // The file that held its lock goes at the next start.
        try (PostgresServer next = PostgresServer.start(17, folders(cache), Map.of())) {
            String own = ownRun(next).toString();
            try (Stream<Path> left = Files.list(cache.resolve("ghostlight/runs"))) {
                assertThat(left).allMatch(path -> path.toString().startsWith(own));
            }
        }
    }

    @Test
    void a_leftover_without_an_owner_is_removed_and_one_in_use_is_not(@TempDir Path cache) throws Exception {
        Path runs = Files.createDirectories(cache.resolve("ghostlight/runs"));
        Files.setPosixFilePermissions(cache.resolve("ghostlight"), PosixFilePermissions.fromString("rwx------"));
        Files.createFile(runs.resolve("run1.owner"));
        Files.createDirectories(runs.resolve("run1/data"));
        try (PostgresServer used = PostgresServer.start(17, folders(cache), Map.of())) {
            assertThat(runs.resolve("run1")).doesNotExist();
            PostgresServer.start(17, folders(cache), Map.of()).close();
            assertThat(ownRun(used)).exists();
            assertThat(used.note()).isEmpty();
        }
    }

    @Test
    void a_cache_that_cannot_be_written_is_told_and_another_folder_serves(@TempDir Path folder) throws Exception {
        // Root may write everywhere, but nobody can make a folder below a file.
        Path file = Files.createFile(folder.resolve("file"));
        ServerFolders folders = ServerFolders.find(Map.of("XDG_CACHE_HOME", file.toString()), folder);
        assertThat(folders.note())
                .hasValueSatisfying(note -> assertThat(note)
                        .contains(file + "/ghostlight cannot be used")
                        .contains(folders.base().toString()));
        try (PostgresServer server = PostgresServer.start(17, folders, Map.of())) {
            assertThat(server.note()).isEqualTo(folders.note());
        }
    }

    @Test
    void a_folder_that_others_can_write_to_is_not_trusted(@TempDir Path cache) throws Exception {
        Path open = Files.createDirectory(cache.resolve("ghostlight"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(ServerFolders.find(Map.of("XDG_CACHE_HOME", cache.toString()), TEMPORARY)
                        .base())
                .isNotEqualTo(open);
    }

    @Test
    void a_path_too_long_for_a_socket_works(@TempDir Path cache) throws Exception {
        Path longest = cache.resolve("a".repeat(120));
        try (PostgresServer server = PostgresServer.start(17, folders(longest), Map.of());
                Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres")) {
            assertThat(one(connection, "SELECT 'here'")).isEqualTo("here");
        }
    }

    @Test
    void where_namespaces_are_forbidden_root_becomes_nobody() throws Exception {
        try (PostgresServer server = PostgresServer.start(17, folders(), Map.of(), List.of("unshare"));
                Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres")) {
            assertThat(one(connection, "SELECT 'here'")).isEqualTo("here");
            assertThat(server.isNetworkClosed()).isFalse();
        }
    }

    @Test
    void where_nothing_is_allowed_root_is_told_what_to_do() {
        assertThatThrownBy(() -> Isolation.best("PostgreSQL", true, false, List.of("unshare", "setpriv")))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("refuses to run as root")
                .hasMessageContaining("Run Ghostlight as another user than root");
    }

    @Test
    void a_server_that_does_not_start_says_why_and_leaves_nothing(@TempDir Path cache) throws Exception {
        assertThatThrownBy(() -> PostgresServer.start(17, folders(cache), Map.of("shared_buffers", "much")))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
        try (Stream<Path> left = Files.list(cache.resolve("ghostlight/runs"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void the_migrator_reaches_nothing_outside(int major) throws Exception {
        try (PostgresServer server = PostgresServer.start(major, folders(), Map.of());
                Connection watching = server.connect(PostgresServer.Role.SUPERUSER, "postgres");
                Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres")) {
            for (String hostile : HOSTILE) {
                assertThatThrownBy(() -> one(connection, hostile))
                        .as(hostile)
                        .isInstanceOf(SQLException.class)
                        .extracting(failure -> ((SQLException) failure).getSQLState())
                        .isIn("42501", "55006", "22023");
            }
            assertThat(watching.isValid(1)).isTrue();
        }
    }

    /** Started by a test in a process of its own, which is then killed. */
    public static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.start(17, folders(Path.of(arguments[0])), Map.of());
            System.out.println(ownRun(server));
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static Process child(Path cache) throws IOException {
        // In a session of its own, as a terminal has it: an interrupt goes to all of its processes.
        return new ProcessBuilder(
                        "setsid",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ServerFolders folders() throws ServerException {
        return ServerFolders.find(System.getenv(), TEMPORARY);
    }

    private static ServerFolders folders(Path cache) throws ServerException {
        return ServerFolders.findOnDisk(Map.of("XDG_CACHE_HOME", cache.toString()), TEMPORARY);
    }

    private static Path ownRun(PostgresServer server) throws SQLException {
        try (Connection connection = server.connect(PostgresServer.Role.SUPERUSER, "postgres")) {
            Path data = Path.of(String.valueOf(one(connection, "SHOW data_directory")));
            return data.resolveSibling("").normalize();
        }
    }

    private static List<String> processesOf(Path run) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(run.toString()))
                .toList();
    }

    private static void awaitGone(Path run) throws InterruptedException {
        for (int tries = 0; tries < 200 && Files.exists(run); tries++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(run).doesNotExist();
    }

    private static @Nullable String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean isRows = statement.execute(sql);
            while (!isRows && statement.getUpdateCount() >= 0) {
                isRows = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows != null && rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
