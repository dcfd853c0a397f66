package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.load.KeyClasses.KeyClass;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaSumsTest {
    private static final double REQUESTS = 10;
    private final List<KeyClass> classes = List.of(new KeyClass(1, 0.5), new KeyClass(4, 0.1), new KeyClass(20, 0.005));
    private final GammaSums sums = GammaSums.of(classes, new double[] {1, 0.5, 1}, REQUESTS);

    @ParameterizedTest
    @CsvSource({"1, 0.3", "1, 4", "2, 0.01", "2, 1", "3, 5", "5, 2.5", "8, 12"})
    void at_least_n_requests_have_the_chance_of_the_integrated_density(int n, double u) {
        double factorial = 1;
        for (int k = 2; k < n; k++) {
            factorial *= k;
        }
        double divisor = factorial;
        double expected = integral(x -> Math.pow(x, n - 1) * Math.exp(-x) / divisor, u);

        assertThat(GammaSums.atLeast(n, u)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "2, 0", "2, 1", "2, 2", "4, 2", "3, 3"})
    void each_order_is_the_integral_of_the_one_before(int n, int order) {
        for (double x : new double[] {0.05, 0.7, 6}) {
            double expected = integral(u -> sums.sum(n, order - 1, u), x);
            assertThat(sums.sum(n, order, x)).isCloseTo(expected, within(1e-3 * expected + 1e-9));
        }
    }

    @Test
    void it_adds_up_the_given_part_of_each_class() {
        assertThat(sums.sum(1, 0, 1e6)).isCloseTo(1 + 2 + 20, within(1e-9));
        assertThat(sums.timesRate().sum(1, 0, 1e6)).isCloseTo(5 + 2 * 1 + 20 * 0.05, within(1e-9));
    }

    @Test
    void a_huge_argument_does_not_overflow() {
        assertThat(GammaSums.atLeast(8, 1e300)).isEqualTo(1);
        assertThat(sums.sum(8, 0, 1e300)).isCloseTo(23, within(1e-9));
    }

    @Test
    void after_the_first_request_by_the_same_clock_it_counts_one_request_more() {
        GammaSums after = sums.afterFirst(64, exposure -> exposure);

        for (double x : new double[] {0.2, 1, 5}) {
            assertThat(after.sum(1, 0, x)).isCloseTo(sums.sum(2, 0, x), within(0.02 * sums.sum(1, 0, x)));
        }
    }

    @Test
    void a_table_gives_the_same_sums() {
        SmoothTable table = sums.table(2, 1, 100);

        for (double x : new double[] {0.001, 0.1, 3, 60}) {
            assertThat(table.value(x)).isCloseTo(sums.sum(2, 1, x), within(1e-5 * (1 + sums.sum(2, 1, x))));
        }
    }

    private static double integral(DoubleUnaryOperator function, double to) {
        int steps = 4_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double left = to * i / steps;
            double right = to * (i + 1) / steps;
            sum += (right - left)
                    / 6
                    * (function.applyAsDouble(left)
                            + 4 * function.applyAsDouble((left + right) / 2)
                            + function.applyAsDouble(right));
        }
        return sum;
    }
}
