package dev.ghostlight.core.load;

import static dev.ghostlight.core.load.StickersNight.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RolloutOutlastsExpiryTest {
    @Test
    void four_minutes_between_50_nodes_outlast_two_hours() {
        Finding finding = findings(StickersNight.withGap(240)).getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.where().toString()).isEqualTo("ghostlight.yaml#/rollout");
        assertThat(finding.what())
                .isEqualTo("The rollout takes 3 h 16 m, longer than the 2 h for which meta keeps an entry.");
        assertThat(evidence(finding, "makespanSeconds")).contains(11_760.0);
        assertThat(evidence(finding, "lifetimeSeconds")).contains(7_200.0);
    }

    @Test
    void only_a_rollout_that_is_longer_than_the_lifetime_is_found() {
        Cache cache = StickersNight.cache(Expiry.afterWrite(49 * 100));

        assertThat(findings(StickersNight.withCache(cache, 100))).isEmpty();
        assertThat(findings(StickersNight.withCache(cache, 101))).hasSize(1);
    }

    @Test
    void the_remedy_names_how_fast_is_safe() {
        assertThat(findings(StickersNight.withGap(240)).getFirst().remedy())
                .matches("Restart faster: \\d m.* is enough for every store here\\.");
    }

    @Test
    void where_no_faster_rollout_is_known_to_be_safe_entries_must_stay_longer() {
        LoadFacts facts = StickersNight.withStore(Quantity.unknown(), Quantity.of(0.5), Quantity.of(1), 240);

        assertThat(findings(facts).getFirst().remedy()).isEqualTo("Keep entries for longer than the rollout takes.");
    }

    @Test
    void a_refresh_counts_as_an_expiry() {
        double never = Double.POSITIVE_INFINITY;
        Cache refreshed = StickersNight.cache(new Expiry(never, 0, never, 7_200, never));

        assertThat(findings(StickersNight.withCache(refreshed, 240))).hasSize(1);
    }

    @Test
    void the_nodes_own_entries_count_where_there_are_two_levels() {
        Cache cache = StickersNight.cache(Expiry.never());
        Levels shortOnNodes = new Levels.TwoLevel(Expiry.afterWrite(600), Expiry.never(), true);
        Levels shortShared = new Levels.TwoLevel(Expiry.never(), Expiry.afterWrite(600), true);

        assertThat(findings(StickersNight.withCache(cache.with(shortOnNodes), 240)))
                .hasSize(1);
        assertThat(findings(StickersNight.withCache(cache.with(shortShared), 240)))
                .isEmpty();
    }

    @Test
    void a_cache_outside_of_the_nodes_or_without_expiry_is_not_found() {
        Cache cache = StickersNight.cache(Expiry.never());
        Cache shared = cache.with(new Levels.Shared(Expiry.afterWrite(600), true));

        assertThat(findings(StickersNight.withCache(cache, 240))).isEmpty();
        assertThat(findings(StickersNight.withCache(shared, 240))).isEmpty();
    }

    @Test
    void every_cache_that_it_outlasts_is_found() {
        Cache first = StickersNight.cache(Expiry.afterWrite(7_200));
        Cache second = StickersNight.cache(Expiry.afterWrite(600));
        Cache third = StickersNight.cache(Expiry.afterWrite(86_400));
        LoadFacts facts = StickersNight.withGap(240).withCaches(List.of(first, second, third));

        assertThat(findings(facts))
                .extracting(finding -> evidence(finding, "lifetimeSeconds").orElseThrow())
                .containsExactly(7_200.0, 600.0);
    }

    private static List<Finding> findings(LoadFacts facts) {
        return StickersNight.findings("rollout-outlasts-expiry", facts);
    }
}
