package dev.ghostlight.core.migration;

import static dev.ghostlight.core.migration.Night.big;
import static dev.ghostlight.core.migration.Night.innodb;
import static dev.ghostlight.core.migration.Night.rewrite;
import static dev.ghostlight.core.migration.Night.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReplicaLagTest {
    @Test
    void a_replica_that_repeats_the_statement_is_behind_by_its_length() {
        Finding finding = new Night()
                .on(big())
                .engine(Engine.Kind.MARIADB, 10, 11)
                .replicas(Quantity.of(2))
                .alone(innodb("ALTER TABLE vulnerabilities FORCE", InnodbLock.NONE)
                        .does(Work.Kind.REWRITE, "vulnerabilities")
                        .takes(600, 1_000, 2_000))
                .found("replica-lag")
                .getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.what())
                .isEqualTo("2 replicas fall behind by 16 m 40 s (10 m to 33 m 20 s), most of it by statement 1.");
    }

    @Test
    void a_standby_is_behind_by_what_it_replays_slower() {
        assertThat(found(Quantity.of(1), 1_000)).extracting(Finding::severity).containsExactly(Severity.DANGER);
        assertThat(found(Quantity.of(1), 3_000)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void without_replicas_nothing_lags_and_maybe_there_are_some() {
        assertThat(found(Quantity.of(0), 1_000)).isEmpty();
        assertThat(found(Quantity.unknown(), 1_000))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).startsWith("Replicas, if there are any, fall behind"));
    }

    @Test
    void what_is_small_is_replayed_at_once() {
        assertThat(new Night()
                        .on(small())
                        .replicas(Quantity.of(1))
                        .transaction(rewrite().takes(0.01, 0.02, 0.04))
                        .found("replica-lag"))
                .isEmpty();
    }

    private static List<Finding> found(Quantity replicas, double seconds) {
        return new Night()
                .on(big())
                .replicas(replicas)
                .transaction(rewrite().takes(seconds, seconds, 2 * seconds))
                .found("replica-lag");
    }
}
