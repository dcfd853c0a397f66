package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.innodb;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.small;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationForecasterTest {
    @Test
    void the_night_of_the_big_table_has_its_numbers() {
        MigrationForecast forecast = new Night()
                .on(big())
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .forecast();

        TableLock lock = forecast.locks().getFirst();
        assertThat(lock.mode()).isEqualTo(PostgresLock.ACCESS_EXCLUSIVE);
        assertThat(lock.isRewritten()).isTrue();
        assertThat(lock.heldSeconds()).isEqualTo(new Estimate(600, 1_000, 2_000));
        assertThat(lock.waitSeconds()).isEqualTo(new Estimate(0, 0.05, 0.1));
        assertThat(lock.blockedWrites().expected()).isEqualTo(900 * 1_000.05);
        TableHarm harm = forecast.tables().getFirst();
        assertThat(harm.writes().failed().expected()).isEqualTo(900 * 995.05);
        assertThat(harm.reads().failed().low()).isEqualTo(2_000 * 595.0);
        assertThat(forecast.findings())
                .extracting(Finding::hazard)
                .containsExactly("table-locked", "table-rewritten", "writes-fail");
        assertThat(forecast.isComplete()).isTrue();
    }

    @Test
    void the_same_statement_on_500_rows_is_clear() {
        MigrationForecast forecast = new Night()
                .on(small())
                .transaction(rewrite().takes(0.001, 0.01, 0.05))
                .forecast();

        assertThat(forecast.findings()).isEmpty();
        assertThat(forecast.locks()).hasSize(1);
    }

    @Test
    void the_harmless_twin_is_clear_on_300_million_rows() {
        assertThat(new Night().on(big()).transaction(harmless()).forecast().findings())
                .isEmpty();
    }

    @Test
    void a_table_of_unknown_size_is_never_clear() {
        MigrationForecast forecast = new Night()
                .on(TableFacts.unknown(
                        "vulnerabilities", Night.FACTS.child("tables").child("vulnerabilities")))
                .transaction(rewrite().takesUnknown())
                .forecast();

        assertThat(forecast.isComplete()).isFalse();
        assertThat(forecast.findings()).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(forecast.findings()).extracting(Finding::hazard).contains("table-rewritten", "table-locked");
        assertThat(forecast.assumptions())
                .extracting(Assumption::provide)
                .contains("rows: 300M", "writes: 900/s", "client-timeout: 5s", "longest-transaction: 40s");
    }

    @Test
    void a_table_without_any_facts_is_as_unknown() {
        assertThat(new Night().transaction(rewrite()).forecast().isComplete()).isFalse();
    }

    @Test
    void a_lock_is_kept_until_the_transaction_ends() {
        MigrationForecast forecast = new Night()
                .on(big())
                .on(table("events", 10, 0))
                .transaction(
                        harmless().takes(1, 1, 1),
                        sql("UPDATE events SET x = 1")
                                .locks(PostgresLock.ROW_EXCLUSIVE, "events")
                                .takes(10, 20, 30),
                        sql("SELECT 1").takes(1, 2, 3))
                .alone(sql("SELECT pg_sleep(9)").takes(9, 9, 9))
                .forecast();

        TableLock lock = forecast.locks().getFirst();
        assertThat(lock.afterSeconds()).isEqualTo(new Estimate(11, 22, 33));
        assertThat(lock.heldSeconds()).isEqualTo(new Estimate(12, 23, 34));
        assertThat(forecast.tables()).hasSize(1);
        assertThat(forecast.totalSeconds().expected()).isEqualTo(32.05);
        assertThat(forecast.statements().get(3).beginsAtSeconds().expected()).isEqualTo(23.05);
    }

    @Test
    void statements_that_commit_by_themselves_let_go_each_time() {
        MigrationForecast forecast = new Night()
                .on(big())
                .alone(harmless().takes(4, 4, 4), harmless().takes(4, 4, 4))
                .forecast();

        TableHarm harm = forecast.tables().getFirst();
        assertThat(harm.heldSeconds()).isEqualTo(Estimate.of(8));
        // Twice below the timeout of 5 s, so that nobody fails.
        assertThat(harm.writes().failed()).isEqualTo(Estimate.ZERO);
        assertThat(harm.writes().delayed().low()).isEqualTo(7_200);
    }

    @Test
    void a_lock_that_grows_stronger_counts_once() {
        MigrationForecast forecast = new Night()
                .on(big())
                .transaction(
                        sql("CREATE INDEX i ON vulnerabilities (a)")
                                .locks(PostgresLock.SHARE, "vulnerabilities")
                                .takes(10, 10, 10),
                        harmless().takes(2, 2, 2))
                .forecast();

        TableHarm harm = forecast.tables().getFirst();
        assertThat(harm.writesBlockedSeconds().low()).isEqualTo(12);
        assertThat(harm.readsBlockedSeconds().low()).isEqualTo(2);
        assertThat(harm.reads().failed()).isEqualTo(Estimate.ZERO);
    }

    @Test
    void while_a_lock_is_waited_for_those_behind_it_are_blocked() {
        TableHarm harm = new Night()
                .on(table("vulnerabilities", 300e6, 40))
                .transaction(harmless().takes(0, 0, 0))
                .forecast()
                .tables()
                .getFirst();

        assertThat(harm.readsBlockedSeconds()).isEqualTo(new Estimate(0, 20, 40));
        assertThat(harm.heldSeconds()).isEqualTo(Estimate.ZERO);
        assertThat(harm.writes().failed()).isEqualTo(new Estimate(0, 900 * 15, 900 * 35));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET lock_timeout = '2s' | 2",
                "set LOCAL lock_timeout to 1500 | 1.5",
                "SET SESSION lock_timeout='500ms' -- not long | 0.5",
                "SELECT set_config('lock_timeout', '3s', true) | 3",
                "SET lock_timeout = 0 | 20",
                "SET lock_timeout = 'soon' | 7",
                "RESET lock_timeout | 7",
                "SET LOCAL lock_timeout = DEFAULT | 7",
                "SELECT 'SET lock_timeout = 1' | 7",
                "SET statement_timeout = '4s' | 7"
            })
    void a_lock_timeout_bounds_the_wait(String set, double seconds) {
        MigrationForecast forecast = new Night()
                .on(table("vulnerabilities", 300e6, 40))
                .setting("lock_timeout", "7s")
                .transaction(sql(set), harmless())
                .forecast();

        assertThat(forecast.locks().getFirst().waitSeconds().expected()).isEqualTo(seconds);
    }

    @Test
    void a_local_timeout_ends_with_its_transaction() {
        MigrationForecast forecast = new Night()
                .on(table("vulnerabilities", 300e6, 40))
                .transaction(sql("SET LOCAL lock_timeout = '2s'"), harmless())
                .transaction(harmless())
                .forecast();

        assertThat(forecast.locks().get(0).waitSeconds().high()).isEqualTo(2);
        assertThat(forecast.locks().get(1).waitSeconds().high()).isEqualTo(40);
    }

    @Test
    void what_the_server_cancels_does_not_block_for_longer() {
        MigrationForecast forecast = new Night()
                .on(big())
                .setting("statement_timeout", "30s")
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .forecast();

        assertThat(forecast.locks().getFirst().heldSeconds()).isEqualTo(Estimate.of(30));
        assertThat(forecast.findings()).extracting(Finding::hazard).contains("migration-fails");
    }

    @Test
    void a_new_table_is_nobodys_yet() {
        MigrationForecast forecast = new Night()
                .transaction(sql("CREATE TABLE fresh (id int)").creates("fresh"))
                .forecast();

        assertThat(forecast.locks()).isEmpty();
        assertThat(forecast.findings()).isEmpty();
    }

    @Test
    void the_lock_of_an_index_blocks_its_table_when_nothing_else_does() {
        Night.Ran reindex = sql("REINDEX INDEX vulnerabilities_pkey")
                .locks(PostgresLock.SHARE, "vulnerabilities")
                .locksIndex(PostgresLock.ACCESS_EXCLUSIVE, "vulnerabilities_pkey", "vulnerabilities")
                .takes(10, 10, 10);

        assertThat(new Night()
                        .on(big())
                        .alone(reindex)
                        .forecast()
                        .tables()
                        .getFirst()
                        .readsBlockedSeconds())
                .isEqualTo(new Estimate(10, 10.05, 10.1));
        assertThat(new Night()
                        .on(big())
                        .alone(rewrite()
                                .locksIndex(PostgresLock.ACCESS_EXCLUSIVE, "vulnerabilities_pkey", "vulnerabilities")
                                .takes(1, 1, 1))
                        .forecast()
                        .locks())
                .hasSize(1);
    }

    @Test
    void a_strong_lock_of_a_concurrent_statement_is_brief() {
        Night.Ran detach = sql("ALTER TABLE a DETACH PARTITION vulnerabilities CONCURRENTLY")
                .exclusive("vulnerabilities")
                .runsAlone()
                .takes(50, 50, 50);

        assertThat(new Night()
                        .on(big())
                        .alone(detach)
                        .forecast()
                        .locks()
                        .getFirst()
                        .heldSeconds())
                .isEqualTo(Limits.MOMENT_SECONDS);
    }

    @Test
    void innodb_waits_to_begin_and_to_end_and_commits_each_change() {
        MigrationForecast forecast = new Night()
                .on(table("vulnerabilities", 300e6, 10))
                .engine(Engine.Kind.MARIADB, 10, 11)
                .transaction(
                        innodb("ALTER TABLE vulnerabilities ADD INDEX (a)", InnodbLock.NONE)
                                .takes(60, 60, 60),
                        innodb("UPDATE vulnerabilities SET a = 1", InnodbLock.NONE)
                                .takes(90, 90, 90))
                .forecast();

        TableHarm harm = forecast.tables().getFirst();
        assertThat(harm.readsBlockedSeconds()).isEqualTo(new Estimate(0, 10, 20));
        assertThat(harm.heldSeconds()).isEqualTo(Estimate.ZERO);
        assertThat(forecast.statements().getFirst().lockTimeoutSeconds()).isEqualTo(86_400);
    }

    @Test
    void innodb_that_copies_lets_nobody_write_meanwhile() {
        TableHarm harm = new Night()
                .on(table("vulnerabilities", 300e6, 0))
                .engine(Engine.Kind.MARIADB, 10, 11)
                .setting("lock_wait_timeout", "3")
                .alone(innodb("ALTER TABLE vulnerabilities MODIFY a bigint", InnodbLock.SHARED)
                        .takes(60, 60, 60))
                .forecast()
                .tables()
                .getFirst();

        assertThat(harm.writesBlockedSeconds()).isEqualTo(Estimate.of(60));
        assertThat(harm.readsBlockedSeconds()).isEqualTo(Estimate.ZERO);
        assertThat(harm.locks().getFirst().by().lockTimeoutSeconds()).isEqualTo(3);
    }

    @Test
    void a_rewrite_needs_the_table_and_its_indexes_again_and_the_log() {
        MigrationForecast forecast = new Night()
                .on(big())
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .forecast();

        double size = 300e6 * (420 + 120);
        assertThat(forecast.diskBytes()).isEqualTo(new Estimate(size, 2 * size, 2 * size));
        assertThat(forecast.replicaLagSeconds()).isEqualTo(new Estimate(0, size / 100e6 - 1_000, 2_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "'", "\"", "$$", "ALTER TABLE", "ALTER TABLE x", "DROP TABLE", "/*", "SET", "\u0000"})
    void statements_that_are_none_break_nothing(String text) {
        assertThat(new Night().transaction(sql(text)).forecast().findings()).isEmpty();
    }

    @Test
    void a_statement_without_a_trace_is_where_the_trace_ends() {
        assertThat(new Night().on(big()).forecast().totalSeconds()).isEqualTo(Estimate.ZERO);
    }

    @Test
    void work_without_a_duration_is_unknown_and_no_work_is_a_moment() {
        MigrationForecast forecast = new Night()
                .on(big())
                .transaction(
                        sql("ALTER TABLE vulnerabilities ALTER a SET NOT NULL")
                                .exclusive("vulnerabilities")
                                .does(Work.Kind.SCAN, "vulnerabilities"),
                        harmless())
                .forecast();

        assertThat(forecast.statements().get(0).workSeconds()).isEqualTo(Estimate.UNKNOWN);
        assertThat(forecast.statements().get(1).workSeconds()).isEqualTo(Limits.MOMENT_SECONDS);
    }
}
