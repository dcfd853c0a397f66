package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.innodb;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.table;
import static dev.ghostlight.core.migration.Night.unused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import org.junit.jupiter.api.Test;

final class NoLockTimeoutTest {
    @Test
    void long_transactions_and_no_bound_are_a_warning() {
        Finding finding = new Night()
                .on(table("vulnerabilities", 300e6, 40))
                .transaction(harmless(), harmless())
                .found("no-lock-timeout")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what())
                .isEqualTo(
                        "2 statements wait for a lock without a bound, the first being statement 1: ACCESS EXCLUSIVE on"
                                + " vulnerabilities.");
        assertThat(finding.remedy()).startsWith("Begin with SET lock_timeout = '2000ms';");
    }

    @Test
    void transactions_that_nobody_knows_are_a_warning() {
        assertThat(new Night().transaction(harmless()).found("no-lock-timeout"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.effect()).startsWith("How long transactions on it run is not known"));
    }

    @Test
    void a_bound_short_transactions_or_nobody_are_none() {
        assertThat(new Night()
                        .transaction(sql("SET lock_timeout = '2s'"), harmless())
                        .found("no-lock-timeout"))
                .isEmpty();
        assertThat(new Night().on(big()).transaction(harmless()).found("no-lock-timeout"))
                .isEmpty();
        assertThat(new Night()
                        .on(unused("vulnerabilities", 9))
                        .transaction(harmless())
                        .found("no-lock-timeout"))
                .isEmpty();
    }

    @Test
    void a_day_is_no_bound() {
        Finding finding = new Night()
                .engine(Engine.Kind.MARIADB, 10, 11)
                .alone(innodb("ALTER TABLE vulnerabilities ADD COLUMN a int", InnodbLock.NONE))
                .found("no-lock-timeout")
                .getFirst();

        assertThat(finding.remedy()).startsWith("Begin with SET SESSION lock_wait_timeout = 2;");
    }
}
