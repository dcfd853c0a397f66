package dev.ghostlight.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Schedule;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    @Test
    void all_nodes_up_share_evenly() {
        Exposure exposure = Exposure.of(lives(0, 0, 0, 0, 0), 0);

        assertThat(exposure.isEven()).isTrue();
        assertThat(exposure.fullShare(7)).isEqualTo(0.25);
        assertThat(exposure.since(2, 10)).isCloseTo(2, within(1e-12));
        assertThat(exposure.since(10, 2)).isZero();
    }

    @Test
    void the_others_take_over_while_a_node_is_out() {
        Exposure exposure = Exposure.of(lives(20, 10, 100, 200, 300), 0);

        assertThat(exposure.fullShare(9)).isEqualTo(1.0 / 4);
        assertThat(exposure.fullShare(10)).isEqualTo(1.0 / 3);
        assertThat(exposure.fullShare(30)).isEqualTo(1.0 / 4);
        assertThat(exposure.upTo(40)).isCloseTo(10.0 / 4 + 20.0 / 3 + 10.0 / 4, within(1e-12));
    }

    @Test
    void nobody_is_exposed_while_all_are_out() {
        Exposure exposure = Exposure.of(lives(15, 0, 0), 0);

        assertThat(exposure.fullShare(5)).isZero();
        assertThat(exposure.upTo(15)).isZero();
        assertThat(exposure.since(15, 17)).isCloseTo(1, within(1e-12));
        assertThat(exposure.anyNode(new double[] {0, 15, 20}).calls).containsExactly(0, 0, 5);
    }

    @Test
    void nodes_that_start_slowly_all_together_share_evenly_all_the_same() {
        Exposure exposure = Exposure.of(lives(0, 0, 0, 0, 0), 60);

        assertThat(exposure.share(0, 10)).isCloseTo(0.25, within(1e-12));
        assertThat(exposure.since(0, 30)).isCloseTo(7.5, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 3, 0", "3, 0, 25", "4, 7, 40", "5, 30, 9"})
    void exposure_is_the_share_added_up(long seed, double out, double ramp) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] starts = DoubleStream.generate(() -> random.nextInt(0, 90))
                .limit(6)
                .sorted()
                .toArray();
        Lives lives = lives(out, starts);
        Exposure exposure = Exposure.of(lives, ramp);
        double begin = lives.begins().at[2];

        for (double end : new double[] {begin + 0.3, begin + 11, begin + 200}) {
            assertThat(exposure.since(begin, end)).isCloseTo(addedUp(exposure, begin, end), within(2e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({"11, 5, 0", "12, 0, 30", "13, 12, 20"})
    void the_shares_of_all_nodes_that_are_up_make_one(long seed, double out, double ramp) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] starts = DoubleStream.generate(() -> random.nextDouble() * 100)
                .limit(8)
                .sorted()
                .toArray();
        Lives lives = lives(out, starts);
        Exposure exposure = Exposure.of(lives, ramp);

        for (double t = 0.5; t < 200; t += 3.7) {
            int warm = lives.nodes() - lives.oldEnds().upTo(t);
            double sum = warm * exposure.fullShare(t);
            for (int i = 0; i < lives.begins().upTo(t); i++) {
                sum += exposure.share(lives.begins().at[i], t);
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    private static double addedUp(Exposure exposure, double begin, double end) {
        int steps = 200_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += exposure.share(begin, begin + (end - begin) * (i + 0.5) / steps);
        }
        return sum * (end - begin) / steps;
    }

    private static Lives lives(double outSeconds, double... starts) {
        return Lives.of(new Schedule(Doubles.of(starts)), outSeconds);
    }
}
