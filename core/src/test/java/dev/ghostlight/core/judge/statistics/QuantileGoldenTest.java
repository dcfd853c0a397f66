package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that implementations by others give, to as many digits as they say. */
final class QuantileGoldenTest {
    @ParameterizedTest
    @CsvSource({"0.5, 68.62803", "0.9, 43.72119", "0.1, 59.96521"})
    void the_band_by_double_stitching(double quantile, double bound) {
        assertThat(new QuantileBand(0.05, 100).bound(quantile, 1_000)).isCloseTo(bound, within(5.1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 70, 0.814704, 5e-7",
        "0.5, 85, 0.0838055, 5e-8",
        "0.5, 100, 0.0054947, 5e-8",
        "0.9, 55, 0.0340463, 5e-8"
    })
    void the_test_of_a_quantile_of_two_arms(double quantile, int offset, double pValue, double digits) {
        double[] first = IntStream.rangeClosed(1, 1_000).asDoubleStream().toArray();
        double[] second =
                IntStream.rangeClosed(1, 1_000).mapToDouble(i -> i + offset).toArray();
        TwoArmQuantile test = new TwoArmQuantile(quantile, 100, 0.05);
        assertThat(test.pValue(first, second)).isCloseTo(pValue, within(2 * digits));
        assertThat(test.pValue(second, first)).isCloseTo(pValue, within(2 * digits));
    }

    @Test
    void the_mixture_of_one_side() {
        BetaMixture mixture = new BetaMixture(100, 0.05, 0.2, 0.8, true);
        assertThat(mixture.log(10, 100)).isCloseTo(-0.07134019, within(1e-8));
        assertThat(mixture.bound(100, 0.05)).isCloseTo(28.41238, within(5.1e-6));
        assertThat(mixture.bound(2 * 0.2 * 0.8, 0.05)).isCloseTo(1.6, within(1e-9));
    }

    @Test
    void the_mixture_of_both_sides() {
        BetaMixture mixture = new BetaMixture(100, 0.05, 0.2, 0.8, false);
        assertThat(mixture.log(10, 100)).isCloseTo(-0.6941012, within(1e-7));
        assertThat(mixture.bound(100, 0.05)).isCloseTo(31.4308, within(5.1e-5));
    }

    @Test
    void no_sum_of_fair_bets_goes_over_the_bound_more_often_than_said() {
        BetaMixture mixture = new BetaMixture(50, 0.05, 0.3, 0.7, true);
        SplittableRandom random = new SplittableRandom(20_261_127);
        int over = 0;
        for (int run = 0; run < 1_000; run++) {
            double sum = 0;
            for (int t = 1; t <= 300; t++) {
                sum += random.nextDouble() < 0.3 ? 0.7 : -0.3;
                if (mixture.log(sum, 0.21 * t) >= Math.log(20)) {
                    over++;
                    break;
                }
            }
        }
        assertThat(over).as("of 1,000, seed 20261127").isBetween(1, 60);
    }
}
