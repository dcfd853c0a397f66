package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.SingleFlight;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {
    /** One node alone asks for 137 calls in its first second: no schedule is safe. */
    private final LoadFacts small = Stickers.facts(3_000, 0.9).withStores(List.of(Stickers.store(100)));

    @Test
    void a_second_level_said_to_be_safe_is_safe_when_applied() {
        Remedy remedy = named("a shared second level", Remedies.rank(small));
        Expiry expiry = Expiry.afterWrite(Stickers.LIFETIME);
        LoadFacts changed = Stickers.withCache(small, cache -> cache.with(new Levels.TwoLevel(expiry, expiry, true)));

        assertThat(remedy.safe()).isTrue();
        assertIsSafe(changed, remedy);
    }

    @Test
    void pre_warming_said_to_be_safe_is_safe_when_applied() {
        Remedy remedy = named("pre-warm the hottest", Remedies.rank(small));
        int keys = Integer.parseInt(remedy.what()
                .replaceAll("^pre-warm the hottest ([0-9,]+) keys.*", "$1")
                .replace(",", ""));
        double rate = Double.parseDouble(
                remedy.what().replaceAll(".*\\(([0-9,]+)/s.*", "$1").replace(",", ""));
        LoadFacts changed = Stickers.withCache(small, cache -> cache.with(new Prewarm(keys, rate)));

        assertThat(remedy.safe()).isTrue();
        assertIsSafe(changed, remedy);
    }

    @Test
    void a_later_hour_said_to_be_safe_is_safe_when_applied() {
        Remedy remedy = named("a later hour", Remedies.rank(small));
        double part = Double.parseDouble(remedy.what().replaceAll(".* at ([0-9]+) %.*", "$1")) / 100;

        assertIsSafe(Stickers.withCache(small, cache -> cache.withRequests(8_000 * (part - 0.01))), remedy);
    }

    @Test
    void smaller_batches_are_offered_where_batches_are_large() {
        Rollout tens =
                new Rollout(Place.of("test", ""), new Rollout.Spacing.Uniform(60), 10, 10, Rollout.Canary.none());
        LoadFacts facts = Stickers.facts(3_000, 0.9).withRollout(tens);
        Remedy remedy = named("one node at a time", Remedies.rank(facts));

        assertThat(remedy.safe()).isTrue();
        assertIsSafe(facts.withRollout(Stickers.rollout(60)), remedy);
        assertThat(Remedies.rank(small)).noneMatch(each -> each.what().startsWith("one node at a time"));
    }

    @Test
    void single_flight_is_offered_only_where_it_is_missing_and_helps() {
        LoadFacts none = Stickers.withCache(small, cache -> cache.with(SingleFlight.NONE))
                .withStores(List.of(Stickers.answeringIn(5)));

        assertThat(Remedies.rank(none)).anyMatch(each -> each.what().startsWith("one call per key"));
        assertThat(Remedies.rank(small)).noneMatch(each -> each.what().startsWith("one call per key"));
    }

    @Test
    void the_most_helpful_come_first_and_none_that_does_not_help() {
        List<Remedy> remedies = Remedies.rank(small);

        assertThat(remedies).isNotEmpty();
        assertThat(remedies).extracting(Remedy::makespanSeconds).isSorted();
        assertThat(remedies).allMatch(each -> each.safe() || each.peakPerSecond() < 8_000);
        assertThat(remedies).allMatch(each -> each.safe() == Double.isFinite(each.makespanSeconds()));
    }

    @Test
    void a_margin_that_leaves_no_room_is_no_reason_to_fail() {
        Cache cache = small.caches().getFirst();
        LoadFacts hopeless = Stickers.withMargin(
                small.withStores(List.of(Stickers.store(1))).withCaches(List.of(cache)), new Margin.Sigmas(10));

        assertThat(Remedies.rank(hopeless)).noneMatch(each -> each.what().startsWith("pre-warm"));
    }

    private static Remedy named(String begin, List<Remedy> remedies) {
        return remedies.stream()
                .filter(each -> each.what().startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static void assertIsSafe(LoadFacts changed, Remedy remedy) {
        LoadModel model = new LoadModel(changed);
        Pace pace = Pace.of(changed.rollout(), changed.fleet(), model.outSeconds());
        Proposal.Safe proposal = (Proposal.Safe) LoadPlanner.rollout(model, pace);
        Lives lives = model.lives(proposal.fastest());

        assertThat(StoreLoads.areSafe(StoreLoads.peaks(model, lives, 0, model.loads(lives))))
                .as(remedy.what())
                .isTrue();
    }
}
