package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.small;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import org.junit.jupiter.api.Test;

final class ConcurrentlyInTransactionTest {
    @Test
    void it_is_a_danger_in_a_transaction() {
        Finding finding = new Night()
                .on(small())
                .transaction(harmless(), build())
                .found("concurrently-in-transaction")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.where().line()).isEqualTo(2);
        assertThat(finding.what())
                .isEqualTo(
                        "Statement 2 cannot run inside a transaction, and flyway runs it in one: the server refuses it"
                                + " (SQLSTATE 25001).");
        assertThat(finding.remedy()).contains("executeInTransaction=false");
    }

    @Test
    void it_is_fine_by_itself() {
        assertThat(new Night().on(small()).alone(build()).found("concurrently-in-transaction"))
                .isEmpty();
    }

    @Test
    void what_the_engine_refused_so_is_found_wherever_it_stood() {
        Night.Ran refused = sql("VACUUM").fails("25001", "VACUUM cannot run inside a transaction block");

        assertThat(new Night().alone(refused).found("concurrently-in-transaction"))
                .hasSize(1);
        assertThat(new Night().alone(refused).found("migration-fails")).isEmpty();
    }

    private static Night.Ran build() {
        return sql("CREATE INDEX CONCURRENTLY i ON vulnerabilities (a)").runsAlone();
    }
}
