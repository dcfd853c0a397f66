package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.rewrite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WritesFailTest {
    @Test
    void failing_writes_are_a_danger_with_their_number() {
        Finding finding = found(big(), rewrite().takes(600, 1_000, 2_000)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo(
                        "While vulnerabilities is locked, 895,545 (535,500 to 1,795,590) writes and 1,990,100 (1,190,000 to"
                                + " 3,990,200) reads fail: they wait longer than 5 s.");
        assertThat(finding.evidence()).contains(new Evidence("failedReads", 1_990_100));
    }

    @Test
    void writes_that_only_wait_do_not_fail() {
        assertThat(found(big(), rewrite().takes(1, 2, 4))).isEmpty();
    }

    @Test
    void failures_that_are_only_possible_are_a_warning() {
        assertThat(found(big(), rewrite().takes(1, 3, 8)))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void a_rate_that_nobody_knows_is_a_warning() {
        Finding finding = found(
                        TableFacts.unknown("vulnerabilities", Night.FACTS),
                        rewrite().takes(60, 60, 60))
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what()).contains("an unknown number of writes", "5 s, which is assumed");
        assertThat(finding.effect()).contains("How the clients behave is not known");
    }

    @Test
    void a_pool_fails_less_and_takes_its_connections_from_others() {
        TableFacts big = big();
        TableFacts pooled = new TableFacts(
                big.name(),
                big.where(),
                big.rows(),
                big.rowBytes(),
                big.asideBytes(),
                big.indexBytes(),
                big.writesPerSecond(),
                Quantity.of(0),
                big.longestTransactionSeconds(),
                big.clientTimeoutSeconds(),
                new Clients.Pool(20, 30),
                Optional.of(false),
                List.of());
        Finding finding = found(pooled, rewrite().takes(12, 12, 12)).getFirst();

        // 20 connections, of which each fails twice in 12 s.
        assertThat(finding.what()).contains("40 writes and 0 reads fail");
        assertThat(finding.effect()).contains("Writes share 20 connections", "Failed writes are lost");
    }

    private static List<Finding> found(TableFacts table, Night.Ran ran) {
        return new Night().on(table).transaction(ran).found("writes-fail");
    }
}
