package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.SingleFlight;
import dev.ghostlight.core.model.Store;
import dev.ghostlight.core.testing.OverloadSimulator;
import dev.ghostlight.core.testing.OverloadSimulator.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts on overloads, as the forecast gives them and as a simulation of every request shows them. */
class OverloadFluidTest {
    private static final int SEED = 4_12;
    private static final int LONG_ENOUGH = 600;

    @ParameterizedTest
    @CsvSource({
        "0, 1000,   1, Infinity, PER_NODE, 0, false",
        "0, 1000,   1, Infinity, PER_NODE, 2, false",
        "0, 1000,   1,      1.5, PER_NODE, 0, false",
        "0, 1000,  30, Infinity, PER_NODE, 0, false",
        "0, 2000,   1, Infinity, PER_NODE, 0, false",
        "0, 2000,   5, Infinity, PER_NODE, 0, false",
        "1, 1000,   1, Infinity, PER_NODE, 0, false",
        "2, 1000,   1, Infinity, PER_NODE, 0, false"
    })
    void a_store_whose_answers_all_come_too_late_never_recovers(
            double gap, double capacity, double timeout, double queue, SingleFlight flight, int retries, boolean late) {
        Store store = store(capacity, timeout, queue, retries, late);
        Outcome simulated = simulate(gap, flight, store);

        assertThat(forecast(gap, flight, store)).isInstanceOf(Overload.Never.class);
        assertThat(simulated.troubledUntilSeconds()).isGreaterThanOrEqualTo(LONG_ENOUGH - 1);
        assertThat(simulated.waitAtEndSeconds()).isGreaterThan(timeout);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000,   1, Infinity, PER_NODE, 0, true",
        "0, 1000,   1,      0.5, PER_NODE, 0, false",
        "0, 1000,   1,      0.5,     NONE, 2, false",
        "0, 1000, 200, Infinity, PER_NODE, 0, false",
        "0, 2000,   1,      0.5, PER_NODE, 2, false"
    })
    void a_store_recovers_when_answers_come_in_time_or_fill_all_the_same(
            double gap, double capacity, double timeout, double queue, SingleFlight flight, int retries, boolean late) {
        Store store = store(capacity, timeout, queue, retries, late);
        Outcome simulated = simulate(gap, flight, store);
        Overload.Recovers forecast = (Overload.Recovers) forecast(gap, flight, store);
        double failing = forecast.refusedRequests() + forecast.lateRequests();

        assertThat(forecast.afterSeconds()).isCloseTo(simulated.troubledUntilSeconds(), withinPercentage(10));
        assertThat(failing).isCloseTo((double) simulated.failedRequests(), withinPercentage(5));
        assertThat(forecast.longestWaitSeconds()).isCloseTo(simulated.longestWaitSeconds(), withinPercentage(12));
    }

    @ParameterizedTest
    @CsvSource({"3, PER_NODE", "4, NONE", "10, NONE", "240, NONE"})
    void a_gap_that_is_long_enough_builds_no_queue(double gap, SingleFlight flight) {
        Store store = store(1_000, 1, Double.POSITIVE_INFINITY, 2, false);

        assertThat(forecast(gap, flight, store)).isEqualTo(new Overload.None());
        assertThat(simulate(gap, flight, store).failedRequests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"false, true, queue", "true, false, timeout", "false, false, queue and timeout"})
    void a_fact_that_is_missing_is_named(boolean queueKnown, boolean timeoutKnown, String missing) {
        Store store = new Store(
                "store",
                Place.of("test", ""),
                Quantity.of(1_000),
                0,
                queueKnown ? Quantity.of(0.5) : Quantity.unknown(),
                0,
                timeoutKnown ? Quantity.of(1) : Quantity.unknown(),
                0,
                false);

        assertThat(forecast(0, SingleFlight.PER_NODE, store)).isEqualTo(new Overload.Unknown(missing));
    }

    @Test
    void the_same_seed_gives_the_same_overload() {
        Store store = store(1_000, 1, 0.5, 2, false);

        assertThat(simulate(0, SingleFlight.NONE, store)).isEqualTo(simulate(0, SingleFlight.NONE, store));
    }

    private static Overload forecast(double gap, SingleFlight flight, Store store) {
        LoadFacts facts = Stickers.withCache(Stickers.facts(3_000, 0.9), cache -> cache.with(flight))
                .withStores(List.of(store))
                .withRollout(Stickers.rollout(gap));
        return LoadForecaster.forecast(facts).stores().getFirst().overload();
    }

    private static Outcome simulate(double gap, SingleFlight flight, Store store) {
        LoadFacts facts = Stickers.facts(3_000, 0.9);
        Cache cache = facts.caches().getFirst().with(flight);
        return OverloadSimulator.run(
                facts.fleet(), cache, store, Stickers.evenly(Stickers.NODES, gap), LONG_ENOUGH, SEED);
    }

    private static Store store(double capacity, double timeout, double queue, int retries, boolean late) {
        return new Store(
                "store",
                Place.of("test", ""),
                Quantity.of(capacity),
                0,
                Quantity.of(queue),
                0,
                Quantity.of(timeout),
                retries,
                late);
    }
}
