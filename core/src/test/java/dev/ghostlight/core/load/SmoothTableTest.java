package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothTableTest {
    private final SmoothTable saturating = table(x -> -Math.expm1(-3 * x), x -> 3 * Math.exp(-3 * x), 1e-3, 100);

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 5e-4, 1e-3, 0.0123, 0.2, 0.333, 1, 2.7, 10})
    void it_follows_the_function_and_its_slope_over_many_orders_of_magnitude(double x) {
        assertThat(saturating.value(x)).isCloseTo(-Math.expm1(-3 * x), withinPercentage(1e-3));
        assertThat(saturating.slope(x)).isCloseTo(3 * Math.exp(-3 * x), within(1e-3));
    }

    @Test
    void it_is_0_at_0_and_below() {
        assertThat(saturating.value(0)).isZero();
        assertThat(saturating.value(-5)).isZero();
        assertThat(saturating.slope(-5)).isZero();
        assertThat(saturating.slope(0)).isCloseTo(3, within(1e-9));
    }

    @Test
    void it_goes_on_as_a_straight_line_beyond_its_end() {
        SmoothTable line = table(x -> 2 * x, x -> 2, 0.1, 10);

        assertThat(line.value(1_000)).isCloseTo(2_000, within(1e-6));
        assertThat(line.slope(1_000)).isCloseTo(2, within(1e-12));
    }

    @Test
    void it_has_no_gaps_between_its_cells() {
        for (double x = 1e-4; x < 50; x *= 1.01) {
            double step = x * 1e-9;
            assertThat(saturating.value(x + step)).isCloseTo(saturating.value(x), within(4 * step + 1e-12));
        }
    }

    @Test
    void the_zero_table_is_0_everywhere() {
        assertThat(SmoothTable.ZERO.value(1e9)).isZero();
        assertThat(SmoothTable.ZERO.slope(3)).isZero();
    }

    private static SmoothTable table(
            DoubleUnaryOperator value, DoubleUnaryOperator slope, double lowest, double highest) {
        return new SmoothTable(
                (x, point) -> {
                    point[0] = value.applyAsDouble(x);
                    point[1] = slope.applyAsDouble(x);
                },
                lowest,
                highest);
    }
}
