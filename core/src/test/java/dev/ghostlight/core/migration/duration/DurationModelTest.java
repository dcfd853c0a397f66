package dev.ghostlight.core.migration.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DurationModelTest {
    private static final Place HERE = Place.of("facts.yaml", "");
    private static final Statement STATEMENT = new Statement(1, "ALTER TABLE t ...", HERE);
    private static final double ROW_BYTES = 141;

    /**
     * Milliseconds on PostgreSQL 17.11 with 500 thousand, 1, 2, 5, 10 and 20 million rows of 141 bytes; measured for
     * this project on two shared cores, one statement after another on one table.
     */
    private static final Map<Work.Kind, double[][]> MEASURED = Map.of(
            Work.Kind.SCAN,
            new double[][] {{57.2, 85.0, 168.6, 358.0, 850.5, 1100.3}, {54.4, 87.7, 114.8, 385.0, 783.4, 1074.7}},
            Work.Kind.VALIDATE_FOREIGN_KEY,
            new double[][] {{143.7, 185.2, 343.2, 763.9, 2516.2, 3378.8}},
            Work.Kind.INDEX_BUILD,
            new double[][] {
                {133.9, 217.6, 420.3, 1847.2, 3777.0, 6758.8}, {576.8, 787.4, 1648.1, 6763.6, 13069.6, 22424.7}
            },
            Work.Kind.REWRITE,
            new double[][] {
                {2160.1, 2570.5, 6836.9, 23444.3, 38045.2, 72253.9},
                {1838.1, 2556.6, 9526.8, 19330.7, 43163.6, 72546.7}
            });

    private static final double[] ROWS = {0.5e6, 1e6, 2e6, 5e6, 10e6, 20e6};

    @Test
    void from_half_a_million_rows_nine_of_ten_predictions_are_within_a_factor_of_two_up_to_forty_times_the_size() {
        int right = 0;
        int all = 0;
        for (Map.Entry<Work.Kind, double[][]> kind : MEASURED.entrySet()) {
            for (double[] times : kind.getValue()) {
                for (int i = 1; i < ROWS.length; i++) {
                    double ratio = predicted(kind.getKey(), ROWS[0], times[0] / 1000, ROWS[i])
                                    .expected()
                            / (times[i] / 1000);
                    all++;
                    right += ratio > 0.5 && ratio < 2 ? 1 : 0;
                }
            }
        }
        assertThat(right / (double) all).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void the_interval_holds_what_was_measured() {
        Interval interval = predicted(Work.Kind.REWRITE, ROWS[0], 1.838, ROWS[5]);
        assertThat(interval.low()).isLessThan(72.5);
        assertThat(interval.high()).isGreaterThan(72.5);
    }

    @Test
    void an_index_build_grows_faster_than_its_table_and_a_scan_does_not() {
        assertThat(Growth.of(Work.Kind.INDEX_BUILD, size(1e6), size(1e8))).isCloseTo(133.3, within(0.1));
        assertThat(Growth.of(Work.Kind.SCAN, size(1e6), size(1e8))).isCloseTo(100, within(0.1));
    }

    @Test
    void values_stored_aside_make_a_rewrite_longer_and_a_scan_not() {
        Size from = new Size(1e6, 100e6, 0);
        Size to = new Size(1e6, 100e6, 900e6);
        assertThat(Growth.of(Work.Kind.SCAN, from, to)).isCloseTo(1, within(0.01));
        assertThat(Growth.of(Work.Kind.REWRITE, from, to)).isCloseTo(10, within(0.01));
    }

    @Test
    void a_table_of_unknown_size_gives_no_time_but_its_name() {
        DurationModel model = new DurationModel(facts(Quantity.unknown(), Quantity.of(1)));
        StatementDuration duration = model.predict(trace(Work.Kind.SCAN), Optional.of(sample(1e5, 0.2)));
        assertThat(duration.seconds()).isEmpty();
        assertThat(duration.unknownTables()).containsExactly("t");
    }

    @Test
    void an_unknown_server_and_a_faint_measurement_widen_the_interval_and_say_so() {
        StatementDuration sure = new DurationModel(facts(Quantity.of(1e8), Quantity.of(1)))
                .predict(trace(Work.Kind.REWRITE), Optional.of(sample(1e5, 0.2)));
        StatementDuration unsure = new DurationModel(facts(Quantity.of(1e8), Quantity.unknown()))
                .predict(trace(Work.Kind.REWRITE), Optional.of(sample(1e3, 0.002)));
        assertThat(unsure.widenedBy())
                .contains("the speed of production's server is not known", "it was measured on few rows only");
        assertThat(relativeWidth(unsure)).isGreaterThan(2 * relativeWidth(sure));
    }

    @Test
    void a_server_twice_as_slow_takes_twice_as_long() {
        Interval here = seconds(new DurationModel(facts(Quantity.of(1e6), Quantity.of(1)))
                .predict(trace(Work.Kind.REWRITE), Optional.of(sample(1e5, 0.2))));
        Interval there = seconds(new DurationModel(facts(Quantity.of(1e6), Quantity.of(2)))
                .predict(trace(Work.Kind.REWRITE), Optional.of(sample(1e5, 0.2))));
        assertThat(there.expected()).isCloseTo(2 * here.expected(), within(1e-9));
    }

    @Test
    void a_statement_without_work_takes_a_moment_on_any_size() {
        StatementTrace trace = new StatementTrace(
                STATEMENT,
                Basis.SHADOW,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        DurationModel model = new DurationModel(facts(Quantity.unknown(), Quantity.unknown()));
        assertThat(seconds(model.predict(trace, Optional.empty())).high()).isLessThan(0.1);
    }

    @Test
    void a_table_that_the_migration_made_itself_takes_a_moment() {
        Lock lock = new Lock(Relation.table("t"), PostgresLock.ACCESS_EXCLUSIVE, true);
        StatementTrace trace = new StatementTrace(
                STATEMENT,
                Basis.SHADOW,
                false,
                List.of(lock),
                List.of(new Work(Work.Kind.INDEX_BUILD, Relation.table("t"))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        DurationModel model = new DurationModel(facts(Quantity.unknown(), Quantity.unknown()));
        assertThat(seconds(model.predict(trace, Optional.empty())).high()).isLessThan(0.1);
    }

    @Test
    void without_a_measurement_usual_costs_are_taken_and_said() {
        StatementDuration duration = new DurationModel(facts(Quantity.of(20e6), Quantity.of(1)))
                .predict(trace(Work.Kind.REWRITE), Optional.empty());
        assertThat(duration.widenedBy()).contains("it was not measured; usual costs were taken");
        assertThat(seconds(duration).expected()).isCloseTo(72, within(5.0));
    }

    private static double relativeWidth(StatementDuration duration) {
        return seconds(duration).high() / Math.max(1e-9, seconds(duration).low());
    }

    private static Interval seconds(StatementDuration duration) {
        return duration.seconds().orElseThrow();
    }

    private static Interval predicted(Work.Kind kind, double fromRows, double fromSeconds, double rows) {
        return seconds(new DurationModel(facts(Quantity.of(rows), Quantity.of(1)))
                .predict(trace(kind), Optional.of(sample(fromRows, fromSeconds))));
    }

    private static Sample sample(double rows, double seconds) {
        return new Sample(Map.of("t", size(rows)), seconds);
    }

    private static Size size(double rows) {
        return new Size(rows, rows * ROW_BYTES, 0);
    }

    private static StatementTrace trace(Work.Kind kind) {
        return new StatementTrace(
                STATEMENT,
                Basis.SHADOW,
                false,
                List.of(new Lock(Relation.table("t"), PostgresLock.ACCESS_EXCLUSIVE, false)),
                List.of(new Work(kind, Relation.table("t"))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static DatabaseFacts facts(Quantity rows, Quantity slowness) {
        Quantity unknown = Quantity.unknown();
        TableFacts table = new TableFacts(
                "t",
                HERE,
                rows,
                Quantity.of(ROW_BYTES),
                Quantity.of(0),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                new Clients.Unknown(),
                Optional.empty(),
                List.of());
        return new DatabaseFacts(
                "main-db",
                HERE,
                new Engine(Engine.Kind.POSTGRESQL, 17, 0),
                Optional.empty(),
                List.of(table),
                Map.of(),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                Quantity.of(1e9),
                new ServerSpeed(slowness, Quantity.unknown()));
    }
}
