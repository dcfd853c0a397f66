package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.LIFETIME_SECONDS;
import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SynchronisedExpiryTest {
    @Test
    void the_second_wave_is_told_with_its_numbers() {
        Finding finding = findings(StickersNight.withGap(0)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.DANGER);
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/caches/meta");
        assertThat(evidence(finding, "secondWavePerSecond").orElseThrow()).isCloseTo(1_122, withinPercentage(5));
        assertThat(evidence(finding, "secondWaveAtSeconds").orElseThrow()).isCloseTo(LIFETIME_SECONDS, within(60.0));
        assertThat(evidence(finding, "thirdWavePerSecond").orElseThrow()).isCloseTo(617, withinPercentage(5));
        assertThat(evidence(finding, "steadyPerSecond").orElseThrow()).isCloseTo(20.7, withinPercentage(2));
        assertThat(finding.effect())
                .startsWith("That is 54 times the steady 20.7/s and 112% of the 1,000/s it answers, ");
    }

    @Test
    void the_remedy_says_what_jitter_would_give() {
        assertThat(findings(StickersNight.withGap(0)).getFirst().remedy())
                .startsWith("Spread the expiry: with jitter: 10% the second wave falls to 104/s.");
    }

    @Test
    void severity_goes_by_the_part_of_the_capacity() {
        StoreLoad.Wave second = LoadForecaster.forecast(StickersNight.withGap(0))
                .stores()
                .getFirst()
                .wave(2)
                .orElseThrow();
        double mean = second.busiestSecondCalls();

        assertThat(severities(0.99 * mean)).containsExactly(Severity.DANGER);
        assertThat(severities(mean + Math.sqrt(mean))).containsExactly(Severity.WARNING);
        assertThat(severities(1.9 * mean)).containsExactly(Severity.NOTE);
        assertThat(severities(2.1 * mean)).isEmpty();
    }

    @Test
    void jittered_expiry_is_not_found() {
        assertThat(findings(with(Expiry.afterWrite(LIFETIME_SECONDS).withJitter(0.1))))
                .isEmpty();
    }

    @Test
    void jitter_that_stands_already_is_not_advised_again() {
        LoadFacts facts = with(Expiry.afterWrite(LIFETIME_SECONDS).withJitter(0.1))
                .withStores(List.of(StickersNight.boundedStore(150)));

        assertThat(findings(facts))
                .extracting(Finding::remedy)
                .allSatisfy(remedy ->
                        assertThat(remedy).isEqualTo("Restart more slowly, so that less is filled together."));
        assertThat(findings(facts)).hasSize(1);
    }

    @Test
    void refreshed_entries_return_together_too() {
        double never = Double.POSITIVE_INFINITY;

        assertThat(findings(with(new Expiry(never, 0, never, LIFETIME_SECONDS, never))))
                .hasSize(1);
    }

    @Test
    void entries_that_no_age_ends_do_not_expire_together() {
        assertThat(findings(with(Expiry.afterAccess(LIFETIME_SECONDS)))).isEmpty();
        assertThat(findings(with(Expiry.never()))).isEmpty();
    }

    @Test
    void expiry_while_the_rollout_lasts_is_another_hazard() {
        List<Finding> all =
                LoadForecaster.forecast(StickersNight.withCapacity(100, 240)).findings();

        assertThat(all)
                .extracting(Finding::hazard)
                .contains("cold-cache-overload", "rollout-outlasts-expiry")
                .doesNotContain("synchronised-expiry");
    }

    @Test
    void what_lies_beyond_the_horizon_is_not_told() {
        LoadFacts facts = StickersNight.withGap(0);

        assertThat(findings(facts.withHorizon(LIFETIME_SECONDS / 2))).isEmpty();
        Finding withoutThird =
                findings(facts.withHorizon(1.5 * LIFETIME_SECONDS)).getFirst();
        assertThat(evidence(withoutThird, "thirdWavePerSecond")).isEmpty();
        assertThat(withoutThird.effect()).doesNotContain("third wave");
    }

    @Test
    void an_unknown_capacity_is_left_to_another_hazard() {
        assertThat(findings(StickersNight.withStore(Quantity.unknown(), Quantity.of(0.5), Quantity.of(1), 0)))
                .isEmpty();
    }

    private static LoadFacts with(Expiry expiry) {
        return StickersNight.withCache(StickersNight.cache(expiry), 0);
    }

    private static List<Severity> severities(double capacityPerSecond) {
        return findings(StickersNight.withCapacity(capacityPerSecond, 0)).stream()
                .map(Finding::severity)
                .toList();
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("synchronised-expiry", facts);
    }
}
