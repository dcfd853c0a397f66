package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InvalidIndexLeftTest {
    @Test
    void a_build_that_fails_is_a_danger() {
        Finding finding = found("CREATE UNIQUE INDEX CONCURRENTLY i ON vulnerabilities (a)", 60, true, "0")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what()).isEqualTo("Statement 1 fails while it builds its index.");
    }

    @Test
    void a_build_that_the_server_cancels_is_a_danger() {
        assertThat(found("CREATE INDEX CONCURRENTLY i ON vulnerabilities (a)", 60, false, "30s"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .isEqualTo("Statement 1 takes 1 m, and the server cancels it after 30 s."));
    }

    @Test
    void a_second_run_that_skips_the_rest_of_the_first_is_a_warning() {
        String sql = "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON vulnerabilities (a)";

        assertThat(found(sql, 60, false, "0")).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(found(sql, 0.1, false, "0")).isEmpty();
    }

    @Test
    void a_unique_one_is_noted_and_a_plain_one_is_not() {
        assertThat(found("CREATE UNIQUE INDEX CONCURRENTLY i ON vulnerabilities (a)", 60, false, "0"))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
        assertThat(found("CREATE INDEX CONCURRENTLY i ON vulnerabilities (a)", 60, false, "0"))
                .isEmpty();
        assertThat(found("DROP INDEX CONCURRENTLY IF EXISTS i", 60, false, "0")).isEmpty();
    }

    private static List<Finding> found(String sql, double seconds, boolean isRefused, String statementTimeout) {
        Night.Ran build = sql(sql).runsAlone().takes(seconds, seconds, seconds);
        return new Night()
                .on(big())
                .setting("statement_timeout", statementTimeout)
                .alone(isRefused ? build.fails("23505", "could not create unique index") : build)
                .found("invalid-index-left");
    }
}
