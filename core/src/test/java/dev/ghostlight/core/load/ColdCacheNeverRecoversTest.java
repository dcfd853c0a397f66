package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColdCacheNeverRecoversTest {
    private static final Quantity UNBOUNDED = Quantity.of(Double.POSITIVE_INFINITY);

    @ParameterizedTest
    @ValueSource(doubles = {1.5, Double.POSITIVE_INFINITY})
    void a_queue_that_holds_calls_for_longer_than_the_timeout_never_empties(double queueSeconds) {
        List<Finding> findings =
                findings(StickersNight.withStore(Quantity.of(1_000), Quantity.of(queueSeconds), Quantity.of(1), 0));

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.DANGER);
        Finding finding = findings.getFirst();
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/stores/db");
        assertThat(evidence(finding, "offeredPerSecond").orElseThrow()).isGreaterThan(1_000);
        assertThat(evidence(finding, "failingRequestsPerSecond").orElseThrow()).isPositive();
        assertThat(evidence(finding, "fromSeconds").orElseThrow()).isBetween(0.0, 10.0);
        assertThat(evidence(finding, "timeoutSeconds")).contains(1.0);
    }

    @Test
    void the_remedy_bounds_the_queue_by_half_the_timeout() {
        Finding finding = findings(StickersNight.withStore(Quantity.of(1_000), UNBOUNDED, Quantity.of(1), 0))
                .getFirst();

        assertThat(finding.remedy())
                .startsWith("Bound the queue below the timeout (such as queue: 500ms)")
                .contains("Restart one node every ");
    }

    @Test
    void a_bounded_queue_recovers() {
        assertThat(findings(StickersNight.withGap(0))).isEmpty();
    }

    @Test
    void late_answers_that_fill_the_cache_end_it() {
        LoadFacts facts = StickersNight.withGap(0)
                .withStores(List.of(StickersNight.store(Quantity.of(1_000), UNBOUNDED, Quantity.of(1), true)));

        assertThat(findings(facts)).isEmpty();
    }

    @Test
    void a_rollout_that_is_slow_enough_builds_no_queue() {
        assertThat(findings(StickersNight.withStore(Quantity.of(1_000), UNBOUNDED, Quantity.of(1), 2)))
                .isNotEmpty();
        assertThat(findings(StickersNight.withStore(Quantity.of(1_000), UNBOUNDED, Quantity.of(1), 5)))
                .isEmpty();
    }

    @Test
    void without_queue_timeout_or_capacity_nothing_is_claimed() {
        Quantity unknown = Quantity.unknown();

        assertThat(findings(StickersNight.withStore(Quantity.of(1_000), unknown, Quantity.of(1), 0)))
                .isEmpty();
        assertThat(findings(StickersNight.withStore(Quantity.of(1_000), UNBOUNDED, unknown, 0)))
                .isEmpty();
        assertThat(findings(StickersNight.withStore(unknown, UNBOUNDED, Quantity.of(1), 0)))
                .isEmpty();
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("cold-cache-never-recovers", facts);
    }
}
