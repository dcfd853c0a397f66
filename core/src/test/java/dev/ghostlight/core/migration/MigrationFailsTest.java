package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.harmless;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.small;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import org.junit.jupiter.api.Test;

final class MigrationFailsTest {
    @Test
    void a_failure_in_a_transaction_leaves_nothing() {
        Finding finding = new Night()
                .on(small())
                .transaction(harmless(), failing())
                .found("migration-fails")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.where().line()).isEqualTo(2);
        assertThat(finding.what()).isEqualTo("Statement 2 fails: column \"b\" contains null values (SQLSTATE 23502).");
        assertThat(finding.effect())
                .startsWith("What its transaction did before is undone. The schema is left as it was.");
    }

    @Test
    void a_failure_outside_of_one_leaves_the_schema_half_way() {
        Finding finding = new Night()
                .on(small())
                .alone(harmless())
                .transaction(harmless())
                .transaction(harmless(), failing())
                .found("migration-fails")
                .getFirst();

        assertThat(finding.effect()).contains("Done and kept are the statements 1, 2: the schema is left half way");
    }

    @Test
    void a_first_statement_that_fails_leaves_the_schema_as_it_was() {
        assertThat(new Night()
                        .alone(failing())
                        .found("migration-fails")
                        .getFirst()
                        .effect())
                .startsWith("The schema is left as it was.");
    }

    @Test
    void what_takes_longer_than_the_server_allows_is_cancelled() {
        Finding finding = new Night()
                .on(big())
                .setting("statement_timeout", "30s")
                .transaction(rewrite().takes(600, 1_000, 2_000))
                .found("migration-fails")
                .getFirst();

        assertThat(finding.what()).contains("after 30 s; it takes 16 m 40 s (10 m to 33 m 20 s) (SQLSTATE 57014)");
    }

    @Test
    void what_works_is_none() {
        assertThat(new Night().on(small()).transaction(harmless()).found("migration-fails"))
                .isEmpty();
    }

    private static Night.Ran failing() {
        return sql("ALTER TABLE vulnerabilities ALTER b SET NOT NULL")
                .fails("23502", "column \"b\" contains null values");
    }
}
