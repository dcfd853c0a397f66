package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScanUnderLockTest {
    @Test
    void a_scan_that_outlasts_the_clients_is_a_danger() {
        Finding finding = found(required().takes(10, 16, 30)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "Statement 1 reads all of vulnerabilities, 300,000,000 rows, to check what it holds. That takes"
                                + " 16 s (10 s to 30 s).");
        assertThat(finding.remedy()).contains("IS NOT NULL) NOT VALID");
    }

    @Test
    void a_short_scan_is_none() {
        assertThat(found(required().takes(0.1, 0.2, 0.4))).isEmpty();
    }

    @Test
    void a_scan_under_a_lock_that_lets_others_work_is_none() {
        Night.Ran validate = sql("ALTER TABLE vulnerabilities VALIDATE CONSTRAINT c")
                .locks(PostgresLock.SHARE_UPDATE_EXCLUSIVE, "vulnerabilities")
                .does(Work.Kind.SCAN, "vulnerabilities")
                .takes(60, 60, 60);

        assertThat(found(validate)).isEmpty();
    }

    @Test
    void a_foreign_key_is_told_once_though_it_scans_two_tables() {
        Night.Ran key = sql("ALTER TABLE vulnerabilities ADD FOREIGN KEY (a) REFERENCES assets")
                .locks(PostgresLock.SHARE_ROW_EXCLUSIVE, "vulnerabilities", "assets")
                .does(Work.Kind.VALIDATE_FOREIGN_KEY, "vulnerabilities")
                .does(Work.Kind.SCAN, "assets")
                .takes(60, 60, 60);

        assertThat(found(key)).hasSize(1);
        assertThat(found(key).getFirst().effect()).contains("nobody can write to the table");
        assertThat(found(key).getFirst().remedy()).startsWith("Add the constraint with NOT VALID");
    }

    private static Night.Ran required() {
        return sql("ALTER TABLE vulnerabilities ALTER COLUMN severity SET NOT NULL")
                .exclusive("vulnerabilities")
                .does(Work.Kind.SCAN, "vulnerabilities");
    }

    private static List<Finding> found(Night.Ran ran) {
        return new Night().on(big()).transaction(ran).found("scan-under-lock");
    }
}
