package dev.ghostlight.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The figures of the night of the big table that hold on every machine. */
final class BigTableTest {
    private static final String EXAMPLE = "examples/big-table";
    private static final double HOUR = 3_600;

    @Test
    void the_night_locks_the_table_for_hours_and_fails_its_jobs() {
        JsonNode forecast = Forecast.json(EXAMPLE);
        JsonNode lock = forecast.at("/locks/0");
        assertThat(lock.path("table").stringValue()).isEqualTo("vulnerabilities");
        assertThat(lock.path("mode").stringValue()).isEqualTo("ACCESS EXCLUSIVE");
        assertThat(lock.path("rewrite").booleanValue()).isTrue();
        assertThat(lock.at("/seconds/expected").doubleValue()).isBetween(HOUR, 8 * HOUR);
        assertThat(lock.at("/seconds/high").doubleValue()).isGreaterThan(2 * HOUR);
        // 120 workers, each of which fails once in 5 s and a moment.
        double seconds = lock.at("/seconds/expected").doubleValue();
        assertThat(lock.at("/failedWrites/expected").doubleValue()).isBetween(20 * seconds, 25 * seconds);
        assertThat(forecast.path("verdict").stringValue()).isEqualTo("danger");
    }

    @Test
    void another_way_is_proven_that_fails_nobody() {
        JsonNode migration = Forecast.json(EXAMPLE).at("/migrations/0");
        assertThat(migration.at("/instead/status").stringValue()).isEqualTo("proven");
        assertThat(migration.path("rewritten").stringValue()).contains("-- ghostlight: backfill by id");
        JsonNode table = migration.at("/instead/tables/0");
        assertThat(table.at("/failedWrites/high").doubleValue()).isZero();
        assertThat(table.at("/writesBlockedSeconds/high").doubleValue()).isLessThan(5);
    }

    @Test
    void the_proven_way_is_the_safe_environments_own() throws Exception {
        String proven = Forecast.json(EXAMPLE).at("/migrations/0/rewritten").stringValue();
        assertThat(Path.of(EXAMPLE, "safe", "V2__share_token.sql")).hasContent(proven);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twin", "safe"})
    void the_twin_and_the_safe_way_are_clear(String environment) {
        Forecast forecast = Forecast.of(List.of(EXAMPLE, "--env", environment));
        assertThat(forecast.exitCode()).as(forecast.out()).isZero();
    }
}
