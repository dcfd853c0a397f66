package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocksHeldAcrossStatementsTest {
    @Test
    void a_lock_kept_during_a_backfill_is_a_danger() {
        List<Finding> findings = new Night()
                .on(big())
                .transaction(harmless(), backfill().takes(3_600, 7_200, 14_400))
                .found("locks-held-across-statements");

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.DANGER);
        assertThat(findings.getFirst().where().line()).isEqualTo(1);
        assertThat(findings.getFirst().what())
                .isEqualTo(
                        "The transaction keeps ACCESS EXCLUSIVE on vulnerabilities for 2 h (1 h to 4 h) after statement"
                                + " 1, while its later statements work.");
        assertThat(findings.getFirst().remedy()).startsWith("COMMIT after statement 1");
    }

    @Test
    void without_a_transaction_nothing_is_kept() {
        assertThat(new Night()
                        .on(big())
                        .alone(harmless(), backfill().takes(3_600, 7_200, 14_400))
                        .found("locks-held-across-statements"))
                .isEmpty();
    }

    @Test
    void what_follows_in_a_moment_does_no_harm() {
        assertThat(new Night()
                        .on(big())
                        .transaction(harmless(), harmless(), harmless())
                        .found("locks-held-across-statements"))
                .isEmpty();
    }

    @Test
    void a_table_is_told_once_for_each_transaction() {
        assertThat(new Night()
                        .on(big())
                        .transaction(harmless(), harmless(), backfill().takes(60, 60, 60))
                        .transaction(harmless(), backfill().takes(60, 60, 60))
                        .found("locks-held-across-statements"))
                .hasSize(2);
    }

    private static Night.Ran backfill() {
        return sql("UPDATE vulnerabilities SET seen = true")
                .locks(PostgresLock.ROW_EXCLUSIVE, "vulnerabilities")
                .does(Work.Kind.ROWS_CHANGED, "vulnerabilities");
    }
}
