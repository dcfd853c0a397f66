package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IrreversibleMigrationTest {
    @Test
    void a_dropped_column_is_told_with_what_goes() {
        Finding finding = found("ALTER TABLE vulnerabilities DROP COLUMN note").getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what())
                .isEqualTo("Statement 1 removes the column note of vulnerabilities, 300,000,000 rows.");
        assertThat(finding.effect())
                .contains("there is no down migration either", "Whether there is a backup is not known.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE IF EXISTS public.vulnerabilities",
                "TRUNCATE vulnerabilities, others",
                "alter table only \"vulnerabilities\" add a int, drop column if exists b cascade"
            })
    void so_are_others(String sql) {
        assertThat(found(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE vulnerabilities DROP CONSTRAINT c",
                "ALTER TABLE vulnerabilities ALTER COLUMN a DROP DEFAULT",
                "ALTER TABLE vulnerabilities ADD CHECK (a IN (1, 2)), ADD COLUMN drop_column int",
                "DROP INDEX vulnerabilities",
                "-- DROP TABLE vulnerabilities",
                "SELECT 'DROP TABLE vulnerabilities'"
            })
    void what_goes_without_rows_is_none(String sql) {
        assertThat(found(sql)).isEmpty();
    }

    @Test
    void an_empty_table_and_a_new_one_hold_nothing() {
        assertThat(new Night()
                        .on(table("t", 0, 0))
                        .transaction(sql("DROP TABLE t"))
                        .found("irreversible-migration"))
                .isEmpty();
        assertThat(new Night()
                        .transaction(sql("CREATE TABLE t ()").creates("t"), sql("DROP TABLE t"))
                        .found("irreversible-migration"))
                .isEmpty();
    }

    @Test
    void a_down_migration_brings_no_values_back() {
        assertThat(new Night().down().transaction(sql("DROP TABLE t")).found("irreversible-migration"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.effect()).contains("makes it anew, but empty"));
    }

    private static List<Finding> found(String sql) {
        return new Night().on(big()).transaction(sql(sql)).found("irreversible-migration");
    }
}
