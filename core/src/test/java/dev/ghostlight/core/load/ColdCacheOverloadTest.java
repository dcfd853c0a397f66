package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.LIFETIME_SECONDS;
import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColdCacheOverloadTest {
    @Test
    void all_nodes_at_once_are_a_danger_told_with_its_numbers() {
        Finding finding = only(StickersNight.withGap(0));

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/caches/meta");
        assertThat(finding.what()).startsWith("db gets 8,000/s at 0 s and ").endsWith("; it answers 1,000/s.");
        assertThat(evidence(finding, "peakPerSecond").orElseThrow()).isCloseTo(8_000, withinPercentage(0.1));
        assertThat(evidence(finding, "busiestSecondCalls").orElseThrow()).isCloseTo(5_860, withinPercentage(2));
        assertThat(evidence(finding, "totalCalls").orElseThrow()).isCloseTo(150_000, withinPercentage(0.5));
        assertThat(evidence(finding, "capacityPerSecond")).contains(1_000.0);
    }

    @Test
    void the_remedy_is_a_rollout_that_is_safe() {
        assertThat(only(StickersNight.withGap(0)).remedy())
                .matches("Restart one node every \\d s \\(.+ in all\\), or by the proposed schedule in .+\\.");
    }

    @Test
    void one_node_after_the_other_is_not_found() {
        assertThat(findings(StickersNight.withGap(5))).isEmpty();
    }

    @Test
    void severity_goes_by_the_busiest_second_and_by_that_second_with_the_margin() {
        StoreLoad load =
                LoadForecaster.forecast(StickersNight.withGap(0)).stores().getFirst();
        double mean = load.busiestSecondCalls();
        double withMargin = load.busiestWithMarginCalls();

        assertThat(severities(0.99 * mean)).containsExactly(Severity.DANGER);
        assertThat(severities((mean + withMargin) / 2)).containsExactly(Severity.WARNING);
        assertThat(severities(1.01 * withMargin)).isEmpty();
    }

    @Test
    void without_a_margin_the_mean_alone_counts() {
        LoadFacts facts = StickersNight.withCapacity(6_000, 0);

        assertThat(findings(facts)).isNotEmpty();
        assertThat(findings(facts.withMargin(new Margin.None()))).isEmpty();
    }

    @Test
    void what_fails_until_it_recovers_is_told() {
        Finding finding = only(StickersNight.withGap(0));

        assertThat(finding.effect())
                .containsPattern("recovers by itself after .+; until then [\\d,]+ requests are refused\\.");
        assertThat(evidence(finding, "refusedRequests").orElseThrow()).isBetween(100_000.0, 150_000.0);
        assertThat(evidence(finding, "lateRequests")).contains(0.0);
        assertThat(evidence(finding, "recoversAfterSeconds").orElseThrow()).isBetween(60.0, 120.0);
    }

    @Test
    void late_answers_are_told_apart_from_refused_requests() {
        LoadFacts facts = StickersNight.withGap(2)
                .withStores(List.of(StickersNight.store(
                        Quantity.of(1_000), Quantity.of(Double.POSITIVE_INFINITY), Quantity.of(1), true)));

        assertThat(only(facts).effect())
                .containsPattern("until then [\\d,]+ requests get their answer too late\\.")
                .doesNotContain("refused");
    }

    @Test
    void a_short_overload_that_only_makes_calls_wait_fails_no_request() {
        LoadFacts facts =
                StickersNight.withStore(Quantity.of(1_000), Quantity.of(Double.POSITIVE_INFINITY), Quantity.of(600), 2);

        assertThat(only(facts).effect()).containsPattern("until then calls wait up to .+, and no request fails\\.");
    }

    @Test
    void without_queue_and_timeout_nobody_is_told_that_it_recovers() {
        LoadFacts facts = StickersNight.withStore(Quantity.of(1_000), Quantity.unknown(), Quantity.unknown(), 0);

        assertThat(only(facts).effect()).contains("cannot be told without the store's queue and timeout.");
    }

    @Test
    void an_unknown_capacity_is_not_an_overload() {
        assertThat(findings(StickersNight.withStore(Quantity.unknown(), Quantity.of(0.5), Quantity.of(1), 0)))
                .isEmpty();
    }

    @Test
    void what_expires_together_after_a_calm_rollout_is_another_hazard() {
        LoadFacts prewarmed = StickersNight.withCache(
                StickersNight.cache(Expiry.afterWrite(LIFETIME_SECONDS))
                        .with(new Prewarm(3_000, Double.POSITIVE_INFINITY)),
                0);

        assertThat(LoadForecaster.forecast(prewarmed).findings())
                .extracting(Finding::hazard)
                .containsExactly("synchronised-expiry");
    }

    private static List<Severity> severities(double capacityPerSecond) {
        return findings(StickersNight.withCapacity(capacityPerSecond, 0)).stream()
                .map(Finding::severity)
                .toList();
    }

    private static Finding only(LoadFacts facts) {
        assertThat(findings(facts)).hasSize(1);
        return findings(facts).getFirst();
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("cold-cache-overload", facts);
    }
}
