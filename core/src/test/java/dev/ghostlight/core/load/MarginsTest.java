package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.core.model.Margin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginsTest {
    @Test
    void no_margin_leaves_the_mean_as_it_is() {
        Margins margins = new Margins(new Margin.None(), 1_000);

        assertThat(margins.above(123)).isEqualTo(123);
        assertThat(margins.highestMean(123)).isEqualTo(123);
    }

    @Test
    void a_part_of_the_capacity_stays_free() {
        Margins margins = new Margins(new Margin.Part(0.2), 1_000);

        assertThat(margins.highestMean(1_000)).isCloseTo(800, within(1e-9));
        assertThat(margins.above(800)).isCloseTo(1_000, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "150, 1000", "150, 40", "1e6, 3e5", "7.5, 2"})
    void the_highest_mean_fills_the_capacity_with_its_margin(double busySeconds, double capacity) {
        Margins margins = new Margins(new Margin.Sigmas(3), busySeconds);
        double mean = margins.highestMean(capacity);

        assertThat(mean).isLessThan(capacity);
        assertThat(mean == 0 ? capacity : margins.above(mean)).isCloseTo(capacity, withinPercentage(1e-6));
    }

    @Test
    void a_capacity_that_chance_alone_can_exceed_leaves_no_room() {
        assertThat(new Margins(new Margin.Sigmas(10), 1).highestMean(3)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 870.6", "100, 900", "1000, 900", "86400, 50"})
    void any_busy_second_is_as_unlikely_as_one_count_by_so_many_sigmas(double busySeconds, double mean) {
        double reached = new Margins(new Margin.Sigmas(3), busySeconds).above(mean);
        double chance = busySeconds * chanceOfMoreThan(Math.floor(reached), mean);

        assertThat(chance).isBetween(0.6 * NormalTail.beyond(3), 1.4 * NormalTail.beyond(3));
    }

    @Test
    void a_store_is_busy_for_as_long_as_all_cold_calls_take_it() {
        LoadFacts facts = Stickers.withMargin(Stickers.facts(3_000, 0.9), new Margin.Sigmas(3));

        assertThat(Margins.of(facts, Stickers.store(1_000)).busySeconds()).isEqualTo(150);
        assertThat(Margins.of(facts, Stickers.store(1e9)).busySeconds()).isEqualTo(1);
        assertThat(Margins.of(facts.withCaches(List.of()), Stickers.store(1_000))
                        .busySeconds())
                .isEqualTo(1);
    }

    /** By the Poisson distribution itself. */
    private static double chanceOfMoreThan(double count, double mean) {
        double logarithm = -mean;
        for (int k = 1; k <= count + 1; k++) {
            logarithm += Math.log(mean / k);
        }
        double term = Math.exp(logarithm);
        double sum = 0;
        for (double k = count + 2; term > 1e-30; k++) {
            sum += term;
            term *= mean / k;
        }
        return sum;
    }
}
