package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles of independent values, held to values that the authors' own implementation gives. */
final class QuantilesTest {
    @ParameterizedTest
    @CsvSource({"0.5, 68.62803", "0.9, 43.72119", "0.1, 59.96521"})
    void the_doubly_stitched_bound(double quantile, double expected) {
        assertThat(new StitchedBound(0.05, 100).excess(quantile, 1_000)).isCloseTo(expected, within(5e-6));
    }

    @Test
    void the_mixture_over_both_sides() {
        BetaMixture mixture = new BetaMixture(100, 0.05, 0.2, 0.8, false);
        assertThat(mixture.log(10, 100)).isCloseTo(-0.6941012, within(1e-6));
        assertThat(mixture.bound(100, 0.05)).isCloseTo(31.4308, within(5e-6));
    }

    @Test
    void the_mixture_over_one_side() {
        BetaMixture mixture = new BetaMixture(100, 0.05, 0.2, 0.8, true);
        assertThat(mixture.log(10, 100)).isCloseTo(-0.07134019, within(1e-6));
        assertThat(mixture.bound(100, 0.05)).isCloseTo(28.41238, within(5e-6));
        assertThat(mixture.bound(2 * 0.2 * 0.8, 0.05)).isCloseTo(2 * 0.8, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 70, 0.814704", "0.5, 85, 0.0838055", "0.5, 100, 0.0054947", "0.9, 55, 0.0340463"})
    void two_arms_of_a_thousand_values_one_of_them_shifted(double quantile, int shift, double expected) {
        double[] first = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        double[] second =
                IntStream.rangeClosed(shift + 1, shift + 1_000).asDoubleStream().toArray();
        QuantileComparison comparison = new QuantileComparison(quantile, 100, 0.05);
        assertThat(comparison.pValue(first, second)).isCloseTo(expected, within(1e-5));
        assertThat(comparison.pValue(second, first)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void arms_without_a_value_or_with_one_value_only_differ_by_nothing() {
        QuantileComparison comparison = new QuantileComparison(0.5, 100, 0.05);
        assertThat(comparison.pValue(new double[0], new double[] {1, 2})).isEqualTo(1);
        assertThat(comparison.pValue(new double[100], new double[100])).isEqualTo(1);
    }

    @Test
    void the_sequence_of_a_quantile_holds_at_all_times_together() {
        SplittableRandom random = new SplittableRandom(20_261_127);
        QuantileSequence sequence = new QuantileSequence(0.5, 0.1, 50);
        int outside = 0;
        for (int run = 0; run < 100; run++) {
            double[] values = random.doubles(200).toArray();
            boolean isInside = true;
            for (int count = 10; count <= 200; count += 10) {
                double[] sorted = IntStream.range(0, count)
                        .mapToDouble(i -> values[i])
                        .sorted()
                        .toArray();
                isInside &= sequence.lowest(sorted) <= 0.5 && 0.5 <= sequence.highest(sorted);
            }
            outside += isInside ? 0 : 1;
        }
        assertThat(outside).isLessThanOrEqualTo(15);
        double[] many = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        assertThat(sequence.lowest(many)).isBetween(400.0, 480.0);
        assertThat(sequence.highest(many)).isBetween(520.0, 600.0);
        assertThat(sequence.highest(new double[3])).isInfinite();
    }
}
