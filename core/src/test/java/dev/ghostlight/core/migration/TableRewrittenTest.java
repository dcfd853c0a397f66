package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableRewrittenTest {
    @Test
    void a_rewrite_that_outlasts_the_clients_is_a_danger() {
        Finding finding = found(rewrite().takes(600, 1_000, 2_000)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo("Statement 1 writes vulnerabilities anew, 300,000,000 rows, with all its indexes. That takes"
                        + " 16 m 40 s (10 m to 33 m 20 s).");
        assertThat(finding.evidence())
                .extracting(Evidence::name)
                .containsExactly("workSeconds", "mostWorkSeconds", "rows");
    }

    @Test
    void a_rewrite_that_nobody_notices_is_none() {
        assertThat(found(rewrite().takes(0.01, 0.1, 0.5))).isEmpty();
    }

    @Test
    void a_table_of_unknown_size_is_a_warning() {
        Finding finding =
                new Night().transaction(rewrite()).found("table-rewritten").getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what()).contains("which has an unknown number of rows");
    }

    @Test
    void a_new_type_is_cured_by_a_second_column() {
        Night.Ran change = sql("ALTER TABLE vulnerabilities ALTER COLUMN id TYPE bigint")
                .exclusive("vulnerabilities")
                .does(Work.Kind.REWRITE, "vulnerabilities");

        assertThat(found(change.takes(600, 1_000, 2_000)).getFirst().remedy())
                .startsWith("Add a column of the new type");
        assertThat(found(sql("VACUUM FULL vulnerabilities")
                                .exclusive("vulnerabilities")
                                .does(Work.Kind.REWRITE, "vulnerabilities")
                                .takes(60, 60, 60))
                        .getFirst()
                        .remedy())
                .startsWith("Copy the table in batches");
    }

    private static List<Finding> found(Night.Ran ran) {
        return new Night().on(big()).transaction(ran).found("table-rewritten");
    }
}
