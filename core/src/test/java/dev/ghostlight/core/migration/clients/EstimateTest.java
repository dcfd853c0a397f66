package dev.ghostlight.core.migration.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {
    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "2, 1, 3", "1, 3, 2", "NaN, 1, 2", "0, NaN, 2", "0, 1, NaN"})
    void what_is_not_in_order_is_refused(double low, double expected, double high) {
        assertThatThrownBy(() -> new Estimate(low, expected, high))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in order");
    }

    @Test
    void ends_are_added_compared_and_cut_each_by_itself() {
        Estimate one = new Estimate(1, 5, 9);

        assertThat(one.plus(new Estimate(1, 1, 2))).isEqualTo(new Estimate(2, 6, 11));
        assertThat(one.max(new Estimate(2, 3, 10))).isEqualTo(new Estimate(2, 5, 10));
        assertThat(one.atMost(4)).isEqualTo(new Estimate(1, 4, 4));
        assertThat(one.times(2)).isEqualTo(new Estimate(2, 10, 18));
        assertThat(Estimate.spanning(7, 3, 5)).isEqualTo(new Estimate(3, 3, 7));
    }

    @Test
    void what_nobody_can_tell_stays_so_in_sums() {
        assertThat(Estimate.UNKNOWN.isKnown()).isFalse();
        assertThat(Estimate.of(3).plus(Estimate.UNKNOWN))
                .isEqualTo(new Estimate(3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(Estimate.UNKNOWN.times(0)).isEqualTo(Estimate.ZERO);
        assertThat(new Estimate(0, 1, Double.POSITIVE_INFINITY).isKnown()).isTrue();
    }
}
