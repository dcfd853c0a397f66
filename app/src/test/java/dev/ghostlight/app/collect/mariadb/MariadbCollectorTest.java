package dev.ghostlight.app.collect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ghostlight.app.collect.database.CollectedDatabase;
import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.FactsYaml;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.model.Quantity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariadbCollectorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private @Nullable Process server;
    private int port;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        assumeTrue(
                Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "mariadbd"))),
                "mariadbd is missing");
        String user = "--user=" + System.getProperty("user.name");
        Path log = data.resolve("log");
        Process install = new ProcessBuilder(
                        "mariadb-install-db",
                        "--no-defaults",
                        user,
                        "--datadir=" + data.resolve("data"),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(install.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(install.exitValue()).as(Files.readString(log)).isZero();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        user,
                        "--datadir=" + data.resolve("data"),
                        "--socket=" + data.resolve("s"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--userstat=1")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        fill();
    }

    private void fill() throws Exception {
        awaitServer();
        run("mysql", "CREATE DATABASE shop", "CREATE DATABASE again");
        run(
                "shop",
                "CREATE TABLE parent (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(50))",
                "CREATE TABLE `a child;$$ ``x` (id int PRIMARY KEY, parent bigint, FOREIGN KEY (parent) REFERENCES parent (id))",
                "INSERT INTO parent (name) SELECT concat('secret-', seq) FROM seq_1_to_5000",
                "CREATE VIEW z AS SELECT id FROM parent",
                "CREATE VIEW a AS SELECT id FROM z",
                "CREATE SEQUENCE numbers",
                "CREATE FUNCTION twice(i int) RETURNS int DETERMINISTIC BEGIN SET i = i * 2; RETURN i; END",
                "CREATE TRIGGER t BEFORE INSERT ON parent FOR EACH ROW BEGIN SET NEW.name = trim(NEW.name); END",
                "ANALYZE TABLE parent");
    }

    private void awaitServer() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                run("mysql", "SELECT 1");
                return;
            } catch (SQLException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("mariadbd does not answer");
    }

    @AfterAll
    void stop() throws InterruptedException {
        Process running = server;
        if (running != null) {
            running.destroy();
            running.waitFor(30, TimeUnit.SECONDS);
            running.destroyForcibly();
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/" + database, "root", "");
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private CollectedDatabase collect(String database) throws SQLException, InterruptedException {
        DatabaseUrl url = DatabaseUrl.of("jdbc:mysql://127.0.0.1:" + port + "/" + database)
                .orElseThrow();
        try (Connection connection = connect(database)) {
            return new MariadbCollector(connection, url)
                    .collect(NOW, Duration.ofMillis(200), pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
        }
    }

    /** Splits as the server's own client does. */
    private static List<String> statements(String ddl) {
        List<String> statements = new ArrayList<>();
        String delimiter = ";";
        StringBuilder statement = new StringBuilder();
        for (String line : ddl.lines().toList()) {
            if (line.startsWith("DELIMITER ")) {
                delimiter = line.substring("DELIMITER ".length());
            } else if (line.endsWith(delimiter)) {
                statements.add(statement
                        .append(line, 0, line.length() - delimiter.length())
                        .toString());
                statement.setLength(0);
            } else {
                statement.append(line).append('\n');
            }
        }
        return statements;
    }

    @Test
    void a_schema_that_was_collected_makes_the_same_schema_elsewhere() throws Exception {
        CollectedDatabase first = collect("shop");
        run("again", statements(first.schema().orElseThrow()).toArray(String[]::new));

        assertThat(first.schema().orElseThrow())
                .contains(
                        "`a child;$$ ``x`", "CREATE TABLE `parent`", "SEQUENCE", "BEGIN SET i = i * 2; RETURN i; END$$")
                .doesNotContain("AUTO_INCREMENT=", "DEFINER=", "`shop`.");
        assertThat(collect("again").schema()).isEqualTo(first.schema());
    }

    @Test
    void rows_sizes_and_usage_are_collected_without_reading_rows() throws Exception {
        CollectedDatabase database = collect("shop");
        Path file = folder.resolve("facts.yaml");
        String yaml = FactsYaml.of(database);
        Files.writeString(file, yaml);
        DatabaseFacts facts = DatabaseConfig.facts(file, NOW).facts();

        assertThat(facts.engine().kind()).isEqualTo(Engine.Kind.MARIADB);
        assertThat(facts.engine().toString()).matches("mariadb 1\\d\\.\\d+");
        assertThat(facts.table("parent").rows().orElse(0)).isBetween(4_000.0, 6_000.0);
        assertThat(facts.table("parent").rowBytes().orElse(0)).isBetween(20.0, 200.0);
        assertThat(facts.table("parent").writesPerSecond()).isEqualTo(Quantity.of(0));
        assertThat(facts.settings()).containsKeys("lock_wait_timeout", "sql_mode", "time_zone");
        assertThat(facts.settings().get("lock_wait_timeout"))
                .as("of others, not of this session")
                .isEqualTo("86400");
        assertThat(facts.replicas()).isEqualTo(Quantity.of(0));
        assertThat(facts.table("a child;$$ `x").rows()).isEqualTo(Quantity.of(0));
        assertThat(yaml).doesNotContain("secret");
    }

    @Test
    void an_address_without_a_database_is_refused() throws SQLException, IOException {
        DatabaseUrl url = DatabaseUrl.of("jdbc:mariadb://127.0.0.1:" + port).orElseThrow();
        try (Connection connection = connect("")) {
            assertThatThrownBy(() -> new MariadbCollector(connection, url).collect(NOW, Duration.ZERO, _ -> {}))
                    .hasMessageContaining("names no database");
        }
    }
}
