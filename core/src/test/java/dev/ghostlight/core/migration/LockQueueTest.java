package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LockQueueTest {
    @Test
    void a_wait_that_outlasts_the_clients_is_a_danger() {
        Finding finding = found(40, "0").getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "Statement 1 waits up to 40 s for ACCESS EXCLUSIVE on vulnerabilities: its transactions run up"
                                + " to 40 s.");
        assertThat(finding.remedy()).startsWith("Set lock_timeout to 2 s");
    }

    @Test
    void a_bound_makes_it_a_warning_or_nothing() {
        Finding bounded = found(40, "2s").getFirst();

        assertThat(bounded.severity()).isEqualTo(Severity.WARNING);
        assertThat(bounded.effect()).contains("After 2 s it gives up, and the migration fails.");
        assertThat(found(40, "500ms")).isEmpty();
    }

    @Test
    void short_transactions_are_no_queue() {
        assertThat(found(0.5, "0")).isEmpty();
    }

    @Test
    void transactions_that_nobody_knows_are_told_elsewhere() {
        assertThat(new Night().transaction(harmless()).found("lock-queue")).isEmpty();
        assertThat(new Night().transaction(harmless()).found("no-lock-timeout")).hasSize(1);
    }

    @Test
    void a_lock_that_lets_others_work_makes_nobody_wait() {
        Night.Ran build = sql("CREATE INDEX CONCURRENTLY i ON vulnerabilities (a)")
                .locks(PostgresLock.SHARE_UPDATE_EXCLUSIVE, "vulnerabilities")
                .runsAlone();

        assertThat(new Night()
                        .on(table("vulnerabilities", 300e6, 40))
                        .alone(build)
                        .found("lock-queue"))
                .isEmpty();
    }

    private static List<Finding> found(double longestTransaction, String lockTimeout) {
        return new Night()
                .on(table("vulnerabilities", 300e6, longestTransaction))
                .setting("lock_timeout", lockTimeout)
                .transaction(harmless())
                .found("lock-queue");
    }
}
