package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.SingleFlight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forecast's numbers for nights that were worked out, and simulated, beforehand. */
class LoadForecasterTest {
    @ParameterizedTest
    @CsvSource({
        " 3000, 0.8, 6515, 1403, 814",
        " 3000, 0.9, 5860, 1122, 617",
        " 3000, 1.0, 5108,  923, 466",
        "12000, 0.8, 7097, 1333, 774",
        "12000, 0.9, 6449, 1025, 564",
        "12000, 1.0, 5625,  801, 401"
    })
    void a_restart_of_all_nodes_brings_three_waves(
            long keys, double exponent, double firstSecond, double second, double third) {
        StoreLoad load = load(Stickers.facts(keys, exponent));

        assertThat(load.peakPerSecond()).isCloseTo(8_000, within(1e-6));
        assertThat(load.firstSecondCalls()).isCloseTo(firstSecond, withinPercentage(1));
        assertThat(load.busiestSecondCalls()).isCloseTo(load.firstSecondCalls(), within(1e-6));
        assertThat(load.totalCalls()).isCloseTo(50.0 * keys, withinPercentage(0.1));
        assertThat(load.wave(2).orElseThrow().busiestSecondCalls()).isCloseTo(second, withinPercentage(1));
        assertThat(load.wave(3).orElseThrow().busiestSecondCalls()).isCloseTo(third, withinPercentage(1));
    }

    @ParameterizedTest
    @CsvSource({"0.8, 45, 20", "0.9, 43, 16", "1.0, 39, 11"})
    void the_time_above_the_capacity_is_that_of_the_simulation(double exponent, double above1000, double above2000) {
        LoadFacts facts = Stickers.facts(3_000, exponent).withHorizon(3_600);

        assertThat(load(facts).secondsAboveCapacity()).isCloseTo(above1000, within(1.0));
        assertThat(load(facts.withStores(List.of(Stickers.store(2_000)))).secondsAboveCapacity())
                .isCloseTo(above2000, within(1.0));
    }

    @Test
    void the_time_above_the_capacity_is_that_of_all_waves() {
        StoreLoad load = load(Stickers.facts(3_000, 0.9));

        assertThat(load.secondsAboveCapacityToFirstExpiry()).isCloseTo(43, within(1.0));
        assertThat(load.secondsAboveCapacityAfterFirstExpiry()).isGreaterThan(1);
        assertThat(load.wave(2).orElseThrow().busiestSecondCalls()).isGreaterThan(1_000);
    }

    @Test
    void an_overload_of_the_second_wave_alone_is_time_above_the_capacity() {
        LoadFacts facts = Stickers.withCache(
                        Stickers.facts(3_000, 0.9),
                        cache -> cache.with(new Prewarm(2_500, 10)).with(SingleFlight.NONE))
                .withStores(List.of(Stickers.answeringIn(1)));

        StoreLoad load = load(facts);

        assertThat(load.secondsAboveCapacityToFirstExpiry()).isZero();
        assertThat(load.secondsAboveCapacity()).isGreaterThan(1);
        assertThat(load.isOverloaded()).isTrue();
    }

    @Test
    void a_gap_of_four_minutes_stays_far_below_the_capacity() {
        LoadFacts facts = Stickers.facts(3_000, 0.9).withRollout(Stickers.rollout(240));
        LoadForecast forecast = LoadForecaster.forecast(facts);

        assertThat(forecast.stores().getFirst().busiestSecondCalls()).isBetween(138.0, 161.0);
        assertThat(forecast.findings()).extracting(Finding::severity).doesNotContain(Severity.DANGER);
    }

    @Test
    void expiry_after_access_has_no_second_wave() {
        LoadFacts facts = Stickers.withExpiry(Stickers.facts(3_000, 0.9), Expiry.afterAccess(Stickers.LIFETIME));
        StoreLoad load = load(facts);

        assertThat(load.waves()).isEmpty();
        assertThat(load.curve().perSecond().last()).isLessThan(0.01);
        assertThat(load.totalCalls()).isCloseTo(150_000, withinPercentage(0.1));
    }

    @ParameterizedTest
    @CsvSource({"0.10, 104", "0.25, 42"})
    void jitter_flattens_the_second_wave(double jitter, double peak) {
        Expiry jittered = Expiry.afterWrite(Stickers.LIFETIME).withJitter(jitter);
        StoreLoad load = load(Stickers.withExpiry(Stickers.facts(3_000, 0.9), jittered));

        assertThat(load.wave(2).orElseThrow().peakPerSecond()).isCloseTo(peak, withinPercentage(3));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 150313", "0.5, 153912", "2, 165911", "5, 189908", "20, 309890"})
    void without_single_flight_calls_multiply_while_answers_are_under_way(double answer, double total) {
        LoadFacts facts = Stickers.withCache(Stickers.facts(3_000, 0.9), cache -> cache.with(SingleFlight.NONE))
                .withStores(List.of(Stickers.answeringIn(answer)))
                .withHorizon(600);

        assertThat(load(facts).totalCalls()).isCloseTo(total, withinPercentage(0.2));
    }

    @Test
    void a_warm_second_level_takes_nearly_all_of_it() {
        StoreLoad load = load(behindSecondLevel(true, SingleFlight.PER_NODE));

        assertThat(load.totalCalls()).isCloseTo(160.5, withinPercentage(2));
    }

    @Test
    void a_cold_second_level_is_filled_once_for_the_whole_fleet() {
        StoreLoad load = load(behindSecondLevel(false, SingleFlight.FLEET));

        assertThat(load.totalCalls()).isCloseTo(3_000, withinPercentage(0.1));
        assertThat(load.firstSecondCalls()).isCloseTo(1_895, withinPercentage(1));
    }

    @ParameterizedTest
    @CsvSource({
        " 3000, 0.8,  500, 311", " 3000, 0.9,  500, 296", " 3000, 1.0,  500, 263",
        " 3000, 0.8, 1000, 118", " 3000, 0.9, 1000, 104", " 3000, 1.0, 1000,  85",
        " 3000, 0.8, 2000,  38", " 3000, 0.9, 2000,  29", " 3000, 1.0, 2000,  19",
        "12000, 0.8,  500, 1394", "12000, 0.9,  500, 1292", "12000, 1.0,  500, 1123",
        "12000, 0.8, 1000, 487", "12000, 0.9, 1000, 418", "12000, 1.0, 1000, 319",
        "12000, 0.8, 2000, 147", "12000, 0.9, 2000, 105", "12000, 1.0, 2000,  60"
    })
    void the_fastest_schedule_is_as_short_as_the_search_found(
            long keys, double exponent, double capacity, double makespan) {
        LoadFacts facts = Stickers.facts(keys, exponent).withStores(List.of(Stickers.store(capacity)));
        Proposal.Safe safe = (Proposal.Safe) LoadForecaster.forecast(facts).proposal();

        assertThat(safe.fastest().makespanSeconds()).isCloseTo(makespan, within(Math.max(2, 0.05 * makespan)));
    }

    @ParameterizedTest
    @CsvSource({
        " 3000, 0.8, 1000,  4", " 3000, 0.9, 1000,  3", " 3000, 1.0, 1000,  3",
        "12000, 0.8, 1000, 13", "12000, 0.9, 1000, 12", "12000, 1.0, 1000, 10",
        " 3000, 0.8, 2000,  2", " 3000, 0.9, 2000,  1", " 3000, 1.0, 2000,  1",
        "12000, 0.8, 2000,  5", "12000, 0.9, 2000,  4", "12000, 1.0, 2000,  3"
    })
    void the_smallest_even_gap_is_that_of_the_search(long keys, double exponent, double capacity, double gap) {
        LoadFacts facts = Stickers.facts(keys, exponent).withStores(List.of(Stickers.store(capacity)));
        Proposal.Safe safe = (Proposal.Safe) LoadForecaster.forecast(facts).proposal();

        assertThat(safe.uniformGapSeconds()).isEqualTo(gap);
    }

    @Test
    void a_store_of_unknown_capacity_is_not_said_to_build_no_queue() {
        LoadFacts facts = StickersNight.withStore(Quantity.unknown(), Quantity.of(0.5), Quantity.of(1), 0);

        assertThat(load(facts).overload()).isEqualTo(new Overload.Unknown("capacity"));
    }

    @Test
    void the_same_facts_give_the_same_forecast() {
        LoadFacts facts = Stickers.facts(3_000, 0.9);

        assertThat(LoadForecaster.forecast(facts)).isEqualTo(LoadForecaster.forecast(facts));
    }

    private static LoadFacts behindSecondLevel(boolean warm, SingleFlight singleFlight) {
        Expiry expiry = Expiry.afterWrite(Stickers.LIFETIME);
        return Stickers.withCache(
                        Stickers.facts(3_000, 0.9),
                        cache -> cache.with(new Levels.TwoLevel(expiry, expiry, warm))
                                .with(singleFlight))
                .withHorizon(600);
    }

    private static StoreLoad load(LoadFacts facts) {
        return LoadForecaster.forecast(facts).stores().getFirst();
    }
}
