package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.unused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BackfillInOneStatementTest {
    @Test
    void a_long_update_is_a_danger() {
        Finding finding = found(update().takes(3_600, 7_200, 14_400)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "Statement 1 changes rows of vulnerabilities, 300,000,000 rows, in one go. That takes 2 h (1 h to"
                                + " 4 h).");
    }

    @Test
    void a_short_update_is_none_and_an_unknown_one_a_warning() {
        assertThat(found(update().takes(0.1, 0.2, 0.4))).isEmpty();
        assertThat(found(update().takesUnknown())).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void a_table_that_nobody_writes_to_only_grows() {
        assertThat(new Night()
                        .on(unused("vulnerabilities", 300e6))
                        .transaction(update().takes(60, 100, 200))
                        .found("backfill-in-one-statement"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void a_table_made_by_the_same_migration_is_filled_in_peace() {
        Night.Ran copy = sql("INSERT INTO fresh SELECT * FROM vulnerabilities")
                .creates("fresh")
                .does(Work.Kind.ROWS_CHANGED, "fresh")
                .takes(600, 600, 600);

        assertThat(found(copy)).isEmpty();
    }

    private static Night.Ran update() {
        return sql("UPDATE vulnerabilities SET seen = true")
                .locks(PostgresLock.ROW_EXCLUSIVE, "vulnerabilities")
                .does(Work.Kind.ROWS_CHANGED, "vulnerabilities");
    }

    private static List<Finding> found(Night.Ran ran) {
        return new Night().on(big()).transaction(ran).found("backfill-in-one-statement");
    }
}
