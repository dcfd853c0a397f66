package dev.ghostlight.app.shadow.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.shadow.server.ServerFolders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlterProbeTest {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE p (id int PRIMARY KEY)",
            "CREATE TABLE t (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, a int, nn int NOT NULL, b varchar(50), c"
                    + " varchar(290), txt text, d decimal(10,2), e enum('a','b'), ch char(10), dt datetime, ref int,"
                    + " KEY ka (a), KEY kb (b)) CHARACTER SET utf8mb4",
            "INSERT INTO t (a, nn, b, c, d, e, ch, dt) VALUES (1, 1, 'x', 'y', 1.5, 'a', 'z', now())");

    /** A statement and the way that MariaDB 10.11 takes. */
    private static final String[][] WAYS = {
        {"ADD COLUMN z int", "INSTANT NONE"},
        {"ADD COLUMN z int FIRST", "INSTANT NONE"},
        {"ADD COLUMN z int NOT NULL DEFAULT 5", "INSTANT NONE"},
        {"ADD COLUMN z varchar(36) DEFAULT (uuid())", "COPY SHARED"},
        {"ADD COLUMN z int AS (a*2) VIRTUAL", "INSTANT NONE"},
        {"ADD COLUMN z int AS (a*2) STORED", "COPY SHARED"},
        {"ADD COLUMN z int UNIQUE", "INPLACE NONE"},
        {"DROP COLUMN c", "INSTANT NONE"},
        {"DROP COLUMN b", "NOCOPY NONE"},
        {"MODIFY COLUMN a bigint", "COPY SHARED"},
        {"MODIFY COLUMN b varchar(63)", "INSTANT NONE"},
        {"MODIFY COLUMN b varchar(64)", "COPY SHARED"},
        {"MODIFY COLUMN b varchar(40)", "COPY SHARED"},
        {"MODIFY COLUMN e enum('a','b','c')", "INSTANT NONE"},
        {"MODIFY COLUMN e enum('c','a','b')", "COPY SHARED"},
        {"MODIFY COLUMN a int NOT NULL", "INPLACE NONE"},
        {"RENAME COLUMN a TO a2", "INSTANT NONE"},
        {"ADD INDEX z (b)", "NOCOPY NONE"},
        {"ADD FULLTEXT INDEX z (c)", "INPLACE SHARED"},
        {"DROP INDEX ka", "NOCOPY NONE"},
        {"ADD CONSTRAINT fk FOREIGN KEY (ref) REFERENCES p(id)", "COPY SHARED"},
        {"ADD CONSTRAINT z CHECK (a > 0)", "COPY SHARED"},
        {"CONVERT TO CHARACTER SET latin1", "COPY SHARED"},
        {"ENGINE=InnoDB", "INPLACE NONE"},
        {"COMMENT='x'", "INSTANT NONE"},
        {"RENAME TO t2", "INSTANT EXCLUSIVE"},
    };

    @Test
    void mariadb_says_itself_how_it_alters_a_table() throws Exception {
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        try (MariadbServer server =
                        MariadbServer.start(folders, System.getenv(), Map.of()).orElseThrow();
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (String[] way : WAYS) {
                statement.execute("DROP TABLE IF EXISTS t, t2, p");
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
                expected.add(way[0] + ": " + way[1]);
                AlterProbe.Way taken = new AlterProbe(connection)
                        .run("ALTER TABLE t " + way[0])
                        .orElseThrow();
                found.add(way[0] + ": " + taken.algorithm() + " " + taken.lock());
            }
            assertThat(found).isEqualTo(expected);
        }
    }
}
