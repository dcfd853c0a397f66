package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {
    @Test
    void a_short_first_wave_gets_a_logarithmic_axis_and_room() {
        TimeAxis axis = TimeAxis.over(Samples.stickers().load().orElseThrow().stores());

        assertThat(axis.isLogarithmic()).isTrue();
        assertThat(axis.position(43)).isBetween(0.2, 0.6);
    }

    @Test
    void a_rollout_of_hours_gets_an_even_axis() {
        assertThat(TimeAxis.over(Samples.clear().load().orElseThrow().stores()).isLogarithmic())
                .isFalse();
    }

    @Test
    void a_short_wave_stays_readable_beside_a_store_with_a_long_one() {
        assertThat(TimeAxis.over(Samples.twoStores().load().orElseThrow().stores())
                        .isLogarithmic())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2.5})
    void a_position_leads_back_to_its_time(double kneeSeconds) {
        TimeAxis axis = new TimeAxis(14_400, kneeSeconds);

        for (double seconds : new double[] {0, 0.1, 43, 7_200, 14_400}) {
            assertThat(axis.secondsAt(axis.position(seconds))).isCloseTo(seconds, within(1e-6));
        }
        assertThat(axis.position(14_400)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.000_001, 1, 90, 14_400, 86_400 * 30.0, 1e15})
    void ticks_ascend_and_keep_their_distance(double endSeconds) {
        for (double knee : new double[] {0, endSeconds / 1_000}) {
            TimeAxis axis = new TimeAxis(endSeconds, knee);
            List<Double> ticks = axis.ticksSeconds(0.1);

            assertThat(ticks).startsWith(0.0).isSorted().hasSizeLessThanOrEqualTo(11);
            for (int i = 1; i < ticks.size(); i++) {
                assertThat(axis.position(ticks.get(i)) - axis.position(ticks.get(i - 1)))
                        .isGreaterThan(0.0999);
            }
        }
    }

    @Test
    void rates_get_round_steps_that_reach_the_highest() {
        assertThat(RateAxis.upTo(8_000)).isEqualTo(new RateAxis(2_000, 4));
        assertThat(RateAxis.upTo(1_122.3)).isEqualTo(new RateAxis(250, 5));
        assertThat(RateAxis.upTo(0)).isEqualTo(new RateAxis(1, 1));
        for (double highest = 1e-9; highest < 1e18; highest *= 1.37) {
            assertThat(RateAxis.upTo(highest).topPerSecond()).isBetween(highest * 0.999_999, highest * 2);
        }
    }
}
