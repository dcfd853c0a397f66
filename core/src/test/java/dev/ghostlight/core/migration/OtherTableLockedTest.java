package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OtherTableLockedTest {
    @Test
    void the_parent_of_a_dropped_key_is_found() {
        Finding finding =
                found("ALTER TABLE findings DROP COLUMN vulnerability", 40).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo("Statement 1 takes ACCESS EXCLUSIVE on vulnerabilities too, which it does not name, for 20 s"
                        + " (1 ms to 40.1 s).");
    }

    @Test
    void a_table_that_is_only_referred_to_is_another_too() {
        assertThat(found("ALTER TABLE findings ADD FOREIGN KEY (v) REFERENCES vulnerabilities (id)", 40))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("which it only refers to"));
        assertThat(found("CREATE TABLE n (v bigint REFERENCES public.vulnerabilities)", 40))
                .hasSize(1);
    }

    @Test
    void the_table_that_is_changed_is_none() {
        assertThat(found("ALTER TABLE vulnerabilities ADD FOREIGN KEY (a) REFERENCES vulnerabilities", 40))
                .isEmpty();
        assertThat(found("DROP TABLE \"vulnerabilities\"", 40)).isEmpty();
    }

    @Test
    void a_name_in_a_comment_or_a_text_names_nothing() {
        assertThat(found("DO 'x' -- vulnerabilities", 40)).hasSize(1);
        assertThat(found("SELECT 'vulnerabilities'", 40)).hasSize(1);
    }

    @Test
    void a_moment_behind_short_transactions_is_none() {
        assertThat(found("ALTER TABLE findings DROP COLUMN vulnerability", 0.2)).isEmpty();
    }

    private static List<Finding> found(String sql, double longestTransaction) {
        return new Night()
                .on(table("vulnerabilities", 300e6, longestTransaction))
                .on(table("findings", 10, 0))
                .transaction(sql(sql).exclusive("vulnerabilities"))
                .found("other-table-locked");
    }
}
