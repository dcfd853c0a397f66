package dev.ghostlight.app.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.measure.Measurer;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MeasurerTest {
    private static final MeasureLimits LIMITS = new MeasureLimits(30_000, 0.05, Duration.ofSeconds(60));
    private static final String SCHEMA = """
            CREATE TABLE parent (id int PRIMARY KEY);
            CREATE TABLE t (id bigint PRIMARY KEY, n int NOT NULL, parent_id int REFERENCES parent, payload text);
            CREATE INDEX ON t (n);
            CREATE TABLE small (id bigint PRIMARY KEY);
            """;

    private final Shadow shadow;
    private final AtomicLong time = new AtomicLong();

    MeasurerTest() throws Exception {
        shadow = Shadows.of(
                17,
                SCHEMA,
                List.of(table("t", 50e6, 0), table("parent", 1e6, 0), table("small", 200, 0)),
                Map.of(),
                new ShadowLimits(2_000, Duration.ofSeconds(30)));
    }

    @BeforeAll
    void is_filled() {
        assertThat(shadow.assumptions()).isEmpty();
    }

    @AfterAll
    void stop() throws Exception {
        shadow.close();
    }

    @Test
    void each_kind_of_work_on_a_large_table_is_measured_on_more_rows_than_the_shadow_has() throws Exception {
        Map<Integer, Sample> samples = samples(
                LIMITS,
                "ALTER TABLE t ADD COLUMN token uuid DEFAULT gen_random_uuid()",
                "CREATE INDEX CONCURRENTLY ON t (parent_id)",
                "ALTER TABLE t ADD CHECK (n > 0)",
                "ALTER TABLE t ADD FOREIGN KEY (parent_id) REFERENCES parent",
                "UPDATE t SET n = n + 1");
        assertThat(samples).hasSize(5);
        assertThat(samples.values()).allSatisfy(sample -> {
            assertThat(sample.cpuSeconds()).isPositive();
            assertThat(Objects.requireNonNull(sample.tables().get("t")).rows()).isGreaterThanOrEqualTo(20_000);
        });
        assertThat(Objects.requireNonNull(samples.get(5)).cpuSeconds())
                .isGreaterThan(Objects.requireNonNull(samples.get(3)).cpuSeconds());
    }

    @Test
    void what_is_small_in_production_or_only_changes_the_catalog_is_not_measured() throws Exception {
        assertThat(samples(
                        LIMITS,
                        "ALTER TABLE small ADD COLUMN token uuid DEFAULT gen_random_uuid()",
                        "ALTER TABLE t ADD COLUMN flag boolean DEFAULT false"))
                .isEmpty();
    }

    @Test
    void the_shadow_itself_stays_as_it_is() throws Exception {
        samples(LIMITS, "UPDATE t SET payload = NULL");
        try (var session = shadow.session()) {
            assertThat(session.query("SELECT count(*) FROM t WHERE payload IS NOT NULL", row -> row.getLong(1)))
                    .containsExactly(2_000L);
        }
    }

    @Test
    void without_time_nothing_is_begun() throws Exception {
        MeasureLimits none = new MeasureLimits(30_000, 0.05, Duration.ZERO);
        assertThat(samples(none, "UPDATE t SET n = n + 1")).isEmpty();
    }

    @Test
    void values_that_production_keeps_aside_are_aside_on_the_shadow_too() throws Exception {
        try (Shadow other = Shadows.of(
                17,
                "CREATE TABLE t (id bigint PRIMARY KEY, payload text);",
                List.of(table("t", 50e6, 50e6 * 3_000)),
                Map.of(),
                new ShadowLimits(1_000, Duration.ofSeconds(30)))) {
            Map<Integer, Sample> samples =
                    samples(other, LIMITS, "ALTER TABLE t ADD COLUMN token uuid DEFAULT gen_random_uuid()");
            assertThat(Objects.requireNonNull(Objects.requireNonNull(samples.get(1))
                                    .tables()
                                    .get("t"))
                            .asideBytes())
                    .isGreaterThan(20_000 * 2_000.0);
        }
    }

    private Map<Integer, Sample> samples(MeasureLimits limits, String... statements) throws Exception {
        return samples(shadow, limits, statements);
    }

    private Map<Integer, Sample> samples(Shadow on, MeasureLimits limits, String... statements) throws Exception {
        Migration migration = Shadows.each(statements);
        MigrationTrace trace;
        try (Shadow copy = on.copy()) {
            trace = copy.trace(migration).trace();
        }
        // A clock that hardly moves, so that the budget is never what ends it.
        return new Measurer(on, limits, time::incrementAndGet).samples(migration, trace);
    }

    private static TableFacts table(String name, double rows, double asideBytes) {
        Quantity unknown = Quantity.unknown();
        return new TableFacts(
                name,
                Place.of("facts.yaml", ""),
                Quantity.of(rows),
                Quantity.of(60),
                Quantity.of(asideBytes),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                new Clients.Unknown(),
                Optional.empty(),
                List.of());
    }
}
