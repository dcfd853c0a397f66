package dev.ghostlight.app.shadow.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShadowForecastTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_version_that_is_not_there_is_stood_in_for_by_the_nearest_and_that_is_said() throws Exception {
        assertThat(forecast("postgresql 13", "ALTER TABLE t ADD n int").assumptions())
                .filteredOn(each -> each.missing().equals("what postgresql 13 does"))
                .singleElement()
                .satisfies(each -> assertThat(each.assumed()).startsWith("what postgresql 14 does"));
        assertThat(forecast("postgresql 14", "ALTER TABLE t ADD n int").assumptions())
                .noneMatch(each -> each.missing().startsWith("what postgresql"));
    }

    @Test
    void a_script_of_rows_without_end_is_refused_before_a_server_runs() {
        assertThatExceptionOfType(MigrationsException.class)
                .isThrownBy(() -> forecast("postgresql 16", "INSERT INTO t VALUES (1);\n".repeat(20_001)))
                .withMessageContaining("change.sql")
                .withMessageContaining("the migration has 20,001 statements, and a shadow runs no more than 20,000.")
                .withMessageContaining("Load its rows with COPY");
    }

    private MigrationForecast forecast(String engine, String sql) throws Exception {
        Path facts = Files.writeString(folder.resolve("facts.yaml"), """
                engine: %s
                schema: "CREATE TABLE t (id bigint PRIMARY KEY);"
                tables:
                  t: { rows: 500, row-bytes: 40, writes: 1/s, reads: 1/s, longest-transaction: 1s, client-timeout: 5s }
                """.formatted(engine));
        Path file = Files.writeString(folder.resolve("change.sql"), sql);
        ServerFolders folders = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        return new ShadowForecast(
                        DatabaseConfig.facts(facts, Instant.now()).facts(),
                        List.of(),
                        folders,
                        MeasureLimits.USUAL,
                        new AtomicLong()::incrementAndGet)
                .of(
                        MigrationsReader.read(file, ReadingRules.unknown(Dialect.POSTGRESQL))
                                .migrations(),
                        List.of())
                .getFirst();
    }
}
