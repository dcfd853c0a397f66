package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import dev.ghostlight.core.testing.FleetSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlannerTest {
    private static final long FIRST_SEED = 4_711;
    private static final Place PLACE = Place.of("test", "");

    @ParameterizedTest
    @ValueSource(longs = {3_000, 12_000})
    void with_the_default_margin_no_second_is_above_the_capacity(long keys) {
        LoadFacts facts = Stickers.withMargin(Stickers.facts(keys, 0.9), new Margin.Sigmas(3));
        Schedule fastest = safe(facts).fastest();
        int seconds = (int) fastest.makespanSeconds() + 60;

        LongStream.range(FIRST_SEED, FIRST_SEED + 20).parallel().forEach(seed -> {
            long[] calls =
                    FleetSimulator.callsPerSecond(facts.fleet(), facts.caches().getFirst(), 0, fastest, seconds, seed);
            assertThat(LongStream.of(calls).max().orElseThrow())
                    .as("busiest second of seed %d", seed)
                    .isLessThanOrEqualTo(1_000);
        });
    }

    @Test
    void the_default_margin_costs_little_time() {
        LoadFacts facts = Stickers.withMargin(Stickers.facts(3_000, 0.9), new Margin.Sigmas(3));
        Proposal.Safe safe = safe(facts);

        assertThat(safe.uniformGapSeconds()).isBetween(3.0, 4.0);
        assertThat(safe.fastest().makespanSeconds()).isBetween(118.0, 132.0);
    }

    @Test
    void schedules_for_random_fleets_are_safe_by_the_whole_model_and_keep_the_rules() {
        int safe = 0;
        List<String> wrong = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 60; seed++) {
            LoadFacts facts = randomFacts(seed);
            LoadModel model = new LoadModel(facts);
            Pace pace = Pace.of(facts.rollout(), facts.fleet(), model.outSeconds());
            if (LoadPlanner.rollout(model, pace) instanceof Proposal.Safe proposal) {
                safe++;
                check(seed, "fastest", proposal.fastest(), facts, wrong);
                if (Double.isFinite(proposal.uniformGapSeconds())) {
                    Schedule even = pace.schedule(pace.evenly(proposal.uniformGapSeconds()));
                    check(seed, "even", even, facts, wrong);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(safe).as("fleets with a safe schedule").isGreaterThan(30);
    }

    @Test
    void a_store_that_is_too_busy_when_all_is_calm_has_no_safe_schedule() {
        LoadFacts facts = Stickers.facts(3_000, 0.9).withStores(List.of(Stickers.store(15)));

        assertThat(propose(facts))
                .isInstanceOfSatisfying(
                        Proposal.NoneSafe.class,
                        none -> assertThat(none.reason()).contains("even with all caches warm"));
    }

    @Test
    void a_store_that_one_node_alone_overloads_has_no_safe_schedule() {
        LoadFacts facts = Stickers.facts(3_000, 0.9).withStores(List.of(Stickers.store(100)));

        assertThat(propose(facts))
                .isInstanceOfSatisfying(
                        Proposal.NoneSafe.class,
                        none -> assertThat(none.reason())
                                .contains("1 node alone")
                                .contains("137 calls"));
    }

    @Test
    void a_long_outage_of_nodes_that_may_all_be_out_has_a_safe_schedule() {
        LoadFacts facts = Stickers.withFleet(Stickers.facts(3_000, 0.9), new Fleet(Stickers.NODES, 300, 0));
        List<String> wrong = new ArrayList<>();

        Proposal.Safe safe = safe(facts);

        check(0, "fastest", safe.fastest(), facts, wrong);
        check(0, "even", Stickers.evenly(Stickers.NODES, safe.uniformGapSeconds()), facts, wrong);
        assertThat(wrong).isEmpty();
        assertThat(safe.fastest().makespanSeconds())
                .isLessThan(3_600)
                .isLessThanOrEqualTo(safe.uniformMakespanSeconds());
    }

    @Test
    void slow_loading_of_keys_before_requests_has_a_safe_schedule() {
        LoadFacts facts = Stickers.withCache(Stickers.facts(3_000, 0.9), cache -> cache.with(new Prewarm(600, 2)));
        List<String> wrong = new ArrayList<>();

        check(0, "fastest", safe(facts).fastest(), facts, wrong);

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_planned_gap_that_is_safe_is_never_called_unsafe() {
        for (double gapSeconds : new double[] {60, 600, 2_000, 7_000}) {
            for (double downtime : new double[] {0, 60, 900}) {
                LoadFacts night = Stickers.withFleet(
                        Stickers.facts(3_000, 0.9).withStores(List.of(Stickers.store(150))),
                        new Fleet(Stickers.NODES, downtime, 0));
                LoadFacts facts = night.withRollout(Stickers.rollout(gapSeconds));
                LoadModel model = new LoadModel(facts);
                Lives lives = model.lives(Stickers.evenly(Stickers.NODES, gapSeconds));
                boolean isSafe = StoreLoads.areSafe(StoreLoads.peaks(model, lives, 0, model.loads(lives)));

                assertThat(propose(facts) instanceof Proposal.Safe || !isSafe)
                        .as("gap %s s, out %s s", gapSeconds, downtime)
                        .isTrue();
            }
        }
    }

    @Test
    void a_rollback_under_a_lease_of_the_fleet_waits_for_the_last_nodes_of_a_safe_rollout() {
        LoadFacts facts = Stickers.withCache(Stickers.facts(3_000, 0.9), cache -> cache.with(SingleFlight.FLEET))
                .withStores(List.of(Stickers.answeringIn(0.05)));
        LoadModel model = new LoadModel(facts);
        Pace pace = Pace.of(facts.rollout(), facts.fleet(), model.outSeconds());
        Proposal.Safe rollout = safe(facts);
        Schedule schedule = rollout.fastest();

        assertThat(LoadPlanner.rollback(model, pace, schedule, schedule.makespanSeconds()))
                .isInstanceOfSatisfying(Proposal.Safe.class, safe -> {
                    Lives lives = model.lives(schedule).thenRollback(safe.fastest(), schedule.makespanSeconds(), 0);
                    double begin =
                            schedule.makespanSeconds() + safe.fastest().starts().get(0);
                    assertThat(StoreLoads.areSafe(StoreLoads.peaks(model, lives, begin, model.loads(lives))))
                            .isTrue();
                });
    }

    @Test
    void a_capacity_that_is_not_known_is_said_so() {
        Store store = new Store("store", PLACE, Quantity.unknown(), 0, Quantity.of(0.5), 0, Quantity.of(1), 0, false);
        LoadFacts facts = Stickers.facts(3_000, 0.9).withStores(List.of(store));

        assertThat(propose(facts)).isEqualTo(new Proposal.Unknown("The capacity of store is not known."));
    }

    private static Proposal propose(LoadFacts facts) {
        LoadModel model = new LoadModel(facts);
        return LoadPlanner.rollout(model, Pace.of(facts.rollout(), facts.fleet(), model.outSeconds()));
    }

    private static Proposal.Safe safe(LoadFacts facts) {
        return (Proposal.Safe) propose(facts);
    }

    private static void check(long seed, String what, Schedule schedule, LoadFacts facts, List<String> wrong) {
        LoadModel model = new LoadModel(facts);
        Lives lives = model.lives(schedule);
        for (StoreLoad load : StoreLoads.read(model, lives, 0, model.loads(lives))) {
            if (!load.isSafe()) {
                wrong.add(String.format(
                        "seed %d, %s: %s sees %.1f calls at %.1f s, limit %.1f",
                        seed,
                        what,
                        load.store().name(),
                        load.busiestSecondCalls(),
                        load.busiestAtSeconds(),
                        model.limitPerSecond(load.store())));
            }
        }
        if (mostOut(schedule, model.outSeconds()) > facts.rollout().maxUnavailable()) {
            wrong.add("seed " + seed + ", " + what + ": too many nodes out");
        }
        Rollout.Canary canary = facts.rollout().canary();
        double followers = schedule.starts().get(Math.min(canary.nodes(), schedule.nodes() - 1));
        if (canary.nodes() > 0
                && canary.nodes() < schedule.nodes()
                && followers < model.outSeconds() + canary.watchSeconds()) {
            wrong.add("seed " + seed + ", " + what + ": canaries are not watched long enough");
        }
    }

    private static int mostOut(Schedule schedule, double outSeconds) {
        int most = 0;
        for (int i = 0; i < schedule.nodes() && outSeconds > 0; i++) {
            double start = schedule.starts().get(i);
            int out = 0;
            for (int k = 0; k <= i; k++) {
                out += schedule.starts().get(k) + outSeconds > start ? 1 : 0;
            }
            most = Math.max(most, out);
        }
        return most;
    }

    /** One to two stores, one to three caches, with and without canary, batch, downtime and a slow start. */
    private static LoadFacts randomFacts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int nodes = random.nextInt(4, 40);
        int batch = random.nextInt(1, 3);
        double downtime = random.nextInt(3) == 0 ? random.nextInt(1, 20) : 0;
        double slowStart = random.nextInt(5) == 0 ? random.nextInt(5, 30) : 0;
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 3); i++) {
            double capacity = random.nextInt(400, 3_000);
            stores.add(new Store(
                    "store-" + i,
                    PLACE,
                    Quantity.of(capacity),
                    random.nextDouble() * 0.2 * capacity,
                    Quantity.of(0.5),
                    random.nextBoolean() ? 0 : 0.05,
                    Quantity.of(1),
                    0,
                    false));
        }
        List<Cache> caches = new ArrayList<>();
        for (int i = 0; i < random.nextInt(1, 4); i++) {
            caches.add(new Cache(
                    "cache-" + i,
                    PLACE,
                    stores.get(random.nextInt(stores.size())).name(),
                    new Levels.PerNode(expiry(random)),
                    random.nextBoolean() ? SingleFlight.NONE : SingleFlight.PER_NODE,
                    random.nextInt(500, 4_000),
                    new Popularity.Zipf(random.nextInt(500, 5_000), random.nextDouble(0.5, 1.2)),
                    Prewarm.none()));
        }
        Rollout.Canary canary = random.nextBoolean() ? Rollout.Canary.none() : new Rollout.Canary(1, 120);
        Rollout rollout =
                new Rollout(PLACE, new Rollout.Spacing.Uniform(0), batch, batch * random.nextInt(1, 4), canary);
        LoadFacts stickers = Stickers.facts(3_000, 0.9);
        return new LoadFacts(
                new Fleet(nodes, downtime, slowStart),
                stickers.balancer(),
                stores,
                caches,
                rollout,
                random.nextBoolean() ? new Margin.Sigmas(3) : new Margin.Part(0.1),
                Quantity.unknown(),
                List.of());
    }

    private static Expiry expiry(SplittableRandom random) {
        double lifetime = random.nextInt(300, 4_000);
        return switch (random.nextInt(4)) {
            case 0 -> Expiry.afterWrite(lifetime).withJitter(0.1);
            case 1 -> Expiry.afterAccess(lifetime);
            default -> Expiry.afterWrite(lifetime);
        };
    }
}
