package dev.ghostlight.core.migration.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareTest {
    private static final double QUICK = 0.001;
    private static final double SLOW = 0.02;

    private static List<Double> times(int slow) {
        return DoubleStream.concat(
                        DoubleStream.generate(() -> QUICK).limit(256 - slow),
                        DoubleStream.generate(() -> SLOW).limit(slow))
                .boxed()
                .collect(Collectors.toList());
    }

    private static Share settled(int slowDuring, int slowBetween) {
        Share share = Share.FIRST;
        for (int i = 1; i <= 60; i++) {
            share = share.judged(
                    new WriteTimes(times(0), times(slowDuring), times(slowBetween), 100L * i), Brakes.USUAL);
        }
        return share;
    }

    @ParameterizedTest
    @CsvSource({"8, 0", "26, 1", "51, 1", "100, 0"})
    void the_part_of_the_time_is_that_at_which_one_write_in_a_hundred_is_slow(int slowDuring, int slowBetween) {
        double part = settled(slowDuring, slowBetween).workingPart();
        assertThat((part * slowDuring + (1 - part) * slowBetween) / 256).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void writes_that_feel_nothing_give_it_nearly_all_of_the_time_and_those_that_always_do_nearly_none() {
        assertThat(settled(0, 0).workingPart()).isEqualTo(0.9);
        assertThat(settled(256, 256).workingPart()).isEqualTo(0.02);
    }

    @Test
    void batches_are_shortened_only_where_many_writes_wait_for_them() {
        assertThat(settled(40, 0).batchPart()).isEqualTo(1);
        assertThat(settled(60, 0).batchPart()).isEqualTo(0.05);
    }

    @Test
    void it_is_judged_once_for_each_measuring_and_changes_little_each_time() {
        WriteTimes bad = new WriteTimes(times(0), times(256), times(0), 100);
        Share once = Share.FIRST.judged(bad, Brakes.USUAL);
        assertThat(once.workingPart()).isEqualTo(0.25);
        assertThat(once.judged(bad, Brakes.USUAL)).isEqualTo(once);
        assertThat(once.judged(new WriteTimes(times(0), times(0), times(0), 200), Brakes.USUAL)
                        .workingPart())
                .isCloseTo(0.3125, within(1e-9));
    }

    @Test
    void a_few_writes_tell_nothing() {
        WriteTimes few = new WriteTimes(times(0), times(256).subList(0, 63), List.of(), 63);
        assertThat(Share.FIRST.judged(few, Brakes.USUAL)).isEqualTo(Share.FIRST);
        assertThat(Share.FIRST.judged(WriteTimes.NONE, Brakes.USUAL)).isEqualTo(Share.FIRST);
        assertThatThrownBy(() -> new WriteTimes(List.of(Double.NaN), List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differences_too_small_to_matter_are_none() {
        assertThat(Brakes.USUAL.writeSecondsMax(0.0004)).isCloseTo(0.0009, within(1e-12));
        assertThat(Brakes.USUAL.writeSecondsMax(0.010)).isCloseTo(0.015, within(1e-12));
    }

    /** Writes by chance, of which some are slow beside batches; what is measured is what is felt. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void measured_writes_keep_it_near_the_part_that_production_bears(long seed) {
        Random random = new Random(seed);
        Share share = Share.FIRST;
        List<Double> quiet = List.of();
        List<Double> during = new ArrayList<>();
        List<Double> between = new ArrayList<>();
        long measured = 0;
        double slow = 0;
        double all = 0;
        for (int second = 0; second < 3_600; second++) {
            quiet = second % 300 == 0 ? draw(random, 256, 0.002) : quiet;
            int beside = (int) Math.round(50 * share.workingPart());
            measured += beside;
            add(during, draw(random, beside, 0.03));
            add(between, draw(random, 50 - beside, 0.002));
            slow += share.workingPart() * 0.03 + (1 - share.workingPart()) * 0.002;
            all++;
            share = share.judged(new WriteTimes(quiet, during, between, measured), Brakes.USUAL);
        }
        assertThat(slow / all).as("seed %d", seed).isBetween(0.003, 0.015);
    }

    private static List<Double> draw(Random random, int count, double slowPart) {
        return random.doubles(count)
                .map(each -> each < slowPart ? SLOW : QUICK)
                .boxed()
                .toList();
    }

    private static void add(List<Double> kept, List<Double> more) {
        kept.addAll(more);
        kept.subList(0, Math.max(0, kept.size() - 256)).clear();
    }
}
