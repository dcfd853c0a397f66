package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.sql;
import static dev.ghostlight.core.migration.Night.unused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnStillReadTest {
    @Test
    void a_renamed_column_breaks_both_releases() {
        Finding finding = found("ALTER TABLE vulnerabilities RENAME COLUMN score TO severity")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "After statement 1, the old release asks for vulnerabilities.score, which is called severity now; a"
                                + " new release that starts before the migration asks for what is not there yet.");
    }

    @Test
    void a_dropped_column_is_a_warning_as_nobody_knows_whether_it_is_read() {
        assertThat(found("ALTER TABLE vulnerabilities DROP note"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE vulnerabilities ADD a int NOT NULL | 1",
                "ALTER TABLE vulnerabilities ADD a int NOT NULL DEFAULT 0 | 0",
                "ALTER TABLE vulnerabilities ADD a int | 0",
                "ALTER TABLE vulnerabilities ADD a bigserial NOT NULL | 0",
                "ALTER TABLE vulnerabilities ADD a numeric(10, 2), RENAME TO flaws | 1",
                "ALTER TABLE vulnerabilities ALTER a SET NOT NULL | 0",
                "ALTER TABLE vulnerabilities RENAME CONSTRAINT a TO b | 0",
                "ALTER INDEX vulnerabilities RENAME TO flaws | 0"
            })
    void what_breaks_a_release_is_found_and_the_rest_is_not(String sql, int findings) {
        assertThat(found(sql)).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE vulnerabilities CHANGE COLUMN a b int | 1",
                "ALTER TABLE vulnerabilities CHANGE a a bigint | 0",
                "ALTER TABLE vulnerabilities MODIFY a bigint | 0",
                "RENAME TABLE other TO another, vulnerabilities TO flaws | 2"
            })
    void mariadbs_own_words_are_read_too(String sql, int findings) {
        Night night = new Night().engine(Engine.Kind.MARIADB, 10, 11).on(big()).transaction(sql(sql));

        assertThat(night.found("column-still-read")).hasSize(findings);
    }

    @Test
    void a_column_that_the_old_release_does_not_know_must_not_be_required_yet() {
        Night night = new Night()
                .on(big())
                .transaction(
                        sql("ALTER TABLE vulnerabilities ADD COLUMN owner text"),
                        sql("ALTER TABLE vulnerabilities ALTER COLUMN owner SET NOT NULL"));

        assertThat(night.found("column-still-read"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.where().line()).isEqualTo(2));
    }

    @Test
    void with_a_default_it_may_be() {
        Night night = new Night()
                .on(big())
                .transaction(
                        sql("ALTER TABLE vulnerabilities ADD COLUMN owner text"),
                        sql("ALTER TABLE vulnerabilities ALTER COLUMN owner SET DEFAULT 'nobody'"),
                        sql("ALTER TABLE vulnerabilities ALTER COLUMN owner SET NOT NULL"));

        assertThat(night.found("column-still-read")).isEmpty();
    }

    @Test
    void a_table_that_nobody_uses_breaks_nobody() {
        assertThat(new Night()
                        .on(unused("vulnerabilities", 9))
                        .transaction(sql("ALTER TABLE vulnerabilities RENAME a TO b"))
                        .found("column-still-read"))
                .isEmpty();
    }

    private static List<Finding> found(String sql) {
        return new Night().on(big()).transaction(sql(sql)).found("column-still-read");
    }
}
