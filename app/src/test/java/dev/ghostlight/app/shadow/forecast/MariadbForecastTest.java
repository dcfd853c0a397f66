package dev.ghostlight.app.shadow.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.migrations.Migrations;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.model.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MariadbForecastTest {
    private static final String MIGRATION = """
            ALTER TABLE orders ADD COLUMN z int;
            ALTER TABLE orders MODIFY COLUMN a bigint;
            CREATE INDEX kb ON orders (b);
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_server_of_mariadb_says_which_table_it_copies() throws Exception {
        MigrationForecast forecast = forecast("mariadb 10.11", MIGRATION, System.getenv());
        assertThat(forecast.locks())
                .map(lock -> lock.mode().word() + " " + lock.isRewritten())
                .containsExactly("NONE false", "SHARED true", "NONE false");
        assertThat(forecast.statements()).allMatch(each -> each.trace().basis() == Basis.SHADOW);
        assertThat(forecast.findings()).map(Finding::hazard).contains("table-rewritten", "writes-fail");
    }

    @Test
    void from_11_2_on_a_copy_lets_others_write() throws Exception {
        MigrationForecast forecast = forecast("mariadb 11.4", MIGRATION, System.getenv());
        assertThat(forecast.locks()).map(lock -> lock.mode().word()).containsOnly("NONE");
        assertThat(forecast.assumptions())
                .filteredOn(each -> each.missing().equals("what mariadb 11.4 does"))
                .singleElement()
                .satisfies(each -> assertThat(each.assumed()).startsWith("what mariadb 10."));
    }

    @Test
    void mysql_goes_by_the_manual_and_says_so() throws Exception {
        for (String engine : List.of("mysql 8.0", "mysql 9.7")) {
            MigrationForecast forecast = forecast(engine, MIGRATION, Map.of());
            assertThat(forecast.locks())
                    .map(lock -> lock.mode().word() + " " + lock.isRewritten())
                    .containsExactly("NONE false", "SHARED true", "NONE false");
            assertThat(forecast.statements()).allMatch(each -> each.trace().basis() == Basis.MANUAL);
            assertThat(forecast.assumptions()).anyMatch(each -> each.assumed().contains("what its manual says"));
        }
    }

    @Test
    void mysql_5_7_rebuilds_a_table_for_a_column() throws Exception {
        assertThat(forecast("mysql 5.7", "ALTER TABLE orders ADD COLUMN z int", Map.of())
                        .locks())
                .allMatch(lock -> lock.isRewritten());
    }

    @Test
    void a_renamed_table_is_held_for_its_new_name() throws Exception {
        for (String engine : List.of("mariadb 10.11", "mysql 8.0")) {
            MigrationForecast forecast = forecast(engine, "RENAME TABLE orders TO sales", System.getenv());
            assertThat(forecast.locks())
                    .map(lock -> lock.relation().name() + " " + lock.mode().word())
                    .containsExactly("orders EXCLUSIVE");
            assertThat(forecast.findings()).map(Finding::hazard).contains("column-still-read");
        }
    }

    @Test
    void what_the_server_refuses_breaks_the_migration_off() throws Exception {
        MigrationForecast forecast = forecast("mariadb 10.11", "ALTER TABLE nowhere ADD COLUMN z int", System.getenv());
        assertThat(forecast.findings()).map(Finding::hazard).contains("migration-fails");
    }

    private MigrationForecast forecast(String engine, String sql, Map<String, String> environment) throws Exception {
        Path facts = Files.writeString(folder.resolve("facts.yaml"), """
                engine: %s
                schema: |
                  CREATE TABLE orders (id bigint PRIMARY KEY AUTO_INCREMENT, a int, b varchar(50));
                tables:
                  orders: { rows: 80M, row-bytes: 120, writes: 300/s, reads: 0/s, longest-transaction: 5s, client-timeout: 5s }
                """.formatted(engine));
        Path file = Files.writeString(folder.resolve("change.sql"), sql);
        Migrations read = MigrationsReader.read(file, ReadingRules.unknown(Dialect.MARIADB));
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        return new MariadbForecast(DatabaseConfig.facts(facts, Instant.now()).facts(), List.of(), folders, environment)
                .of(read.migrations(), List.of())
                .getFirst();
    }
}
