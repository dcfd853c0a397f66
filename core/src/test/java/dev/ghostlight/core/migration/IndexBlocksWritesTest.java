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

final class IndexBlocksWritesTest {
    @Test
    void a_long_build_is_a_danger_for_writes() {
        Finding finding = found(index("CREATE INDEX i ON vulnerabilities (a)").takes(60, 100, 200))
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo("Statement 1 builds an index on vulnerabilities, 300,000,000 rows, under SHARE. That takes"
                        + " 1 m 40 s (1 m to 3 m 20 s).");
        assertThat(finding.effect()).contains("wait: 90,045 (54,000 to 180,090).", "Reads go on");
        assertThat(finding.remedy()).startsWith("Write CREATE INDEX CONCURRENTLY");
    }

    @Test
    void a_short_build_is_none() {
        assertThat(found(index("CREATE INDEX i ON vulnerabilities (a)").takes(0.1, 0.2, 0.4)))
                .isEmpty();
    }

    @Test
    void a_concurrent_build_lets_writes_pass() {
        Night.Ran build = sql("CREATE INDEX CONCURRENTLY i ON vulnerabilities (a)")
                .locks(PostgresLock.SHARE_UPDATE_EXCLUSIVE, "vulnerabilities")
                .does(Work.Kind.INDEX_BUILD, "vulnerabilities");

        assertThat(new Night().on(big()).alone(build.takes(600, 600, 600)).found("index-blocks-writes"))
                .isEmpty();
    }

    @Test
    void a_table_that_nobody_writes_to_has_no_writes_to_block() {
        assertThat(new Night()
                        .on(unused("vulnerabilities", 300e6))
                        .transaction(
                                index("CREATE INDEX i ON vulnerabilities (a)").takes(60, 100, 200))
                        .found("index-blocks-writes"))
                .isEmpty();
    }

    @Test
    void a_unique_constraint_is_added_from_a_ready_index() {
        Night.Ran unique = sql("ALTER TABLE vulnerabilities ADD UNIQUE (a)")
                .exclusive("vulnerabilities")
                .does(Work.Kind.INDEX_BUILD, "vulnerabilities");

        assertThat(found(unique.takes(60, 60, 60)).getFirst().remedy()).endsWith("ADD CONSTRAINT ... USING INDEX.");
        assertThat(found(index("REINDEX TABLE vulnerabilities").takes(60, 60, 60))
                        .getFirst()
                        .remedy())
                .startsWith("Write REINDEX ... CONCURRENTLY");
    }

    private static Night.Ran index(String sql) {
        return sql(sql).locks(PostgresLock.SHARE, "vulnerabilities").does(Work.Kind.INDEX_BUILD, "vulnerabilities");
    }

    private static List<Finding> found(Night.Ran ran) {
        return new Night().on(big()).transaction(ran).found("index-blocks-writes");
    }
}
