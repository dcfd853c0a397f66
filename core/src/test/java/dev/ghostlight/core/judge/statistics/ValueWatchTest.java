package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.testing.ValueScenario;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour of history and an hour of watching, 20 nodes, a look every ten seconds. */
final class ValueWatchTest {
    private static final long SEED = 20_261_127;
    private static final int NODES = 20;
    private static final int HOUR = 360;
    private static final int RUNS = 25;
    private static final ValueScenario CALM = ValueScenario.calm(0.2);

    static Stream<ValueScenario> nothingChanged() {
        return Stream.of(
                CALM,
                CALM.heavy(),
                CALM.remembering(0.8),
                CALM.onUnequalNodes(0.5),
                CALM.swinging(),
                CALM.restarting(),
                CALM.inBursts(0.02),
                CALM.drifting(0.05));
    }

    /** At most 2 % are claimed; three of 25 are less likely than 2 %. The full tables are in docs/benchmarks.md. */
    @ParameterizedTest
    @MethodSource("nothingChanged")
    void where_nothing_changed_there_is_hardly_ever_proof(ValueScenario scenario) {
        long alarms = IntStream.range(0, RUNS)
                .filter(run -> proofSeconds(scenario, run, 1) > 0)
                .count();
        assertThat(alarms).as("seed %s, %s", SEED, scenario).isLessThan(3);
    }

    @Test
    void half_as_much_again_is_proven_within_five_minutes_and_a_fifth_within_the_hour() {
        assertThat(median(CALM.worseBy(1.5, 0), 1)).isBetween(1, 300);
        assertThat(median(CALM.worseBy(1.2, 0), 1)).isBetween(1, 3_600);
    }

    @Test
    void what_gets_worse_after_half_an_hour_is_proven_as_soon() {
        assertThat(median(CALM.worseBy(1.5, 180), 1) - 1_800).isBetween(1, 300);
    }

    @Test
    void several_changed_nodes_prove_it_sooner_than_one() {
        assertThat(median(CALM.worseBy(1.2, 0), 4)).isBetween(1, median(CALM.worseBy(1.2, 0), 1));
    }

    @Test
    void evidence_never_falls_when_a_value_of_the_changed_node_is_higher() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] levels = CALM.remembering(0.5).draw(random, 5, 1, HOUR, 60);
        for (int trial = 0; trial < 40; trial++) {
            double before = watched(levels, 1, 60).evidence();
            levels[0][HOUR + random.nextInt(60)] *= 1 + random.nextDouble();
            assertThat(watched(levels, 1, 60).evidence()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void what_could_have_been_seen_shrinks_with_time() {
        ValueWatch watch = watched(CALM.draw(new SplittableRandom(SEED), 5, 1, HOUR, 60), 1, 60);
        assertThat(watch.visible(0)).isGreaterThan(watch.visible(60));
        assertThat(Math.exp(watch.visible(0))).isBetween(1.1, 1.6);
    }

    private static int median(ValueScenario scenario, int changed) {
        return IntStream.range(0, 9)
                .map(run -> proofSeconds(scenario, run, changed))
                .sorted()
                .skip(4)
                .findFirst()
                .orElseThrow();
    }

    private static int proofSeconds(ValueScenario scenario, int run, int changed) {
        double[][] values = scenario.draw(new SplittableRandom(SEED + run), NODES, changed, HOUR, HOUR);
        ValueWatch watch = watched(values, changed, 0);
        for (int t = 0; t < HOUR; t++) {
            watch.add(column(values, HOUR + t));
            if (watch.isProven()) {
                return (t + 1) * 10;
            }
        }
        return 0;
    }

    private static ValueWatch watched(double[][] values, int changedNodes, int intervals) {
        boolean[] changed = new boolean[values.length];
        Arrays.fill(changed, 0, changedNodes, true);
        double[][] history = Arrays.stream(values)
                .map(row -> Arrays.stream(row).limit(HOUR).map(Math::log).toArray())
                .toArray(double[][]::new);
        ValueSetting setting = new ValueSetting(0.02, Math.log(1.03), 3, Math.log(3), HOUR);
        ValueWatch watch = new ValueWatch(history, changed, 0.02, setting);
        for (int t = 0; t < intervals; t++) {
            watch.add(column(values, HOUR + t));
        }
        return watch;
    }

    private static double[] column(double[][] values, int interval) {
        return Arrays.stream(values).mapToDouble(row -> Math.log(row[interval])).toArray();
    }
}
