package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CapacityUnknownTest {
    private static final LoadFacts UNKNOWN =
            StickersNight.withStore(Quantity.unknown(), Quantity.of(0.5), Quantity.of(1), 0);

    @Test
    void the_load_is_told_though_nobody_can_judge_it() {
        List<Finding> findings = findings(UNKNOWN);

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
        Finding finding = findings.getFirst();
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/stores/db");
        assertThat(finding.what()).startsWith("db gets 8,000/s at its peak ").endsWith("its capacity is not known.");
        assertThat(evidence(finding, "peakPerSecond").orElseThrow()).isCloseTo(8_000, withinPercentage(0.1));
        assertThat(evidence(finding, "busiestSecondCalls").orElseThrow()).isCloseTo(5_860, withinPercentage(2));
    }

    @Test
    void a_known_capacity_is_not_found_however_small() {
        assertThat(findings(StickersNight.withGap(0))).isEmpty();
        assertThat(findings(StickersNight.withCapacity(1, 0))).isEmpty();
    }

    @Test
    void a_store_that_no_cache_fills_from_is_not_asked_about() {
        Store other = new Store(
                "other",
                StickersNight.place("stores/other"),
                Quantity.unknown(),
                0,
                Quantity.unknown(),
                0,
                Quantity.unknown(),
                0,
                false);

        assertThat(findings(StickersNight.withGap(0).withStores(List.of(StickersNight.boundedStore(1_000), other))))
                .isEmpty();
    }

    @Test
    void no_safe_rollout_is_proposed() {
        assertThat(LoadForecaster.forecast(UNKNOWN).proposal()).isInstanceOf(Proposal.Unknown.class);
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("capacity-unknown", facts);
    }
}
