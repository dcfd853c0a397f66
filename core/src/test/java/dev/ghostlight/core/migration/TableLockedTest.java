package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.unused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableLockedTest {
    @Test
    void longer_than_the_clients_wait_is_a_danger() {
        Finding finding = found(rewrite().takes(600, 1_000, 2_000)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.where().line()).isEqualTo(1);
        assertThat(finding.what())
                .isEqualTo("vulnerabilities cannot be read or written for 16 m 40 s (10 m to 33 m 20 s): statement 1"
                        + " takes ACCESS EXCLUSIVE, and it is held until the transaction ends.");
        assertThat(finding.effect()).contains("895,545 (535,500 to 1,795,590) writes fail", "are done again later");
        assertThat(finding.remedy()).startsWith("Add the column without a default");
    }

    @Test
    void longer_than_a_second_is_a_warning_and_shorter_is_nothing() {
        assertThat(found(rewrite().takes(1, 2, 4)))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(found(rewrite().takes(0.1, 0.3, 0.9))).isEmpty();
    }

    @Test
    void a_time_that_nobody_can_tell_is_a_warning() {
        Finding finding = found(rewrite().takesUnknown()).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what()).contains("for a time that nobody can tell");
    }

    @Test
    void a_table_that_nobody_uses_harms_nobody() {
        assertThat(new Night()
                        .on(unused("vulnerabilities", 300e6))
                        .transaction(rewrite().takes(600, 1_000, 2_000))
                        .found("table-locked"))
                .isEmpty();
    }

    @Test
    void more_waiting_connections_than_the_server_has_fail_everything_else() {
        Finding finding = new Night()
                .on(big())
                .connections(200)
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .found("table-locked")
                .getFirst();

        assertThat(finding.effect()).contains("More connections wait than the server's 200");
    }

    @Test
    void a_lock_kept_for_later_statements_is_cured_by_an_earlier_commit() {
        Finding finding = new Night()
                .on(big())
                .transaction(harmless(), sql("SELECT pg_sleep(20)").takes(20, 20, 20))
                .found("table-locked")
                .getFirst();

        assertThat(finding.remedy()).startsWith("End the transaction right after this statement");
    }

    private static List<Finding> found(Night.Ran ran) {
        return new Night().on(big()).transaction(ran).found("table-locked");
    }
}
