package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ghostlight.core.testing.ErrorScenario;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour of history and an hour of watching, 20 nodes, a look every ten seconds. */
final class SignatureWatchTest {
    private static final long SEED = 20_261_127;
    private static final int NODES = 20;
    private static final int HOUR = 360;
    private static final int RUNS = 40;

    private static Stream<ErrorScenario> nothingChanged() {
        return Stream.of(0.05, 5.0)
                .flatMap(rate -> List.of(
                        ErrorScenario.calm(rate),
                        ErrorScenario.calm(rate).inBursts(5, 0),
                        ErrorScenario.calm(rate).inBursts(20, 60),
                        ErrorScenario.calm(rate).onUnequalNodes(0.5),
                        ErrorScenario.calm(rate).swinging(),
                        ErrorScenario.calm(rate).badBy(5),
                        ErrorScenario.calm(rate).restarting(),
                        ErrorScenario.calm(rate).unseen().inBursts(5, 60))
                        .stream());
    }

    /** At most 2 % are claimed; four of 40 are less likely than 1 %. The full tables are in docs/benchmarks.md. */
    @ParameterizedTest
    @MethodSource("nothingChanged")
    void where_nothing_changed_there_is_hardly_ever_proof(ErrorScenario scenario) {
        long alarms = IntStream.range(0, RUNS)
                .filter(run -> {
                    Story story = new Story(scenario, run, 1);
                    return story.seconds(false) > 0 || story.watch.fewer(0) >= 50;
                })
                .count();
        assertThat(alarms).as("seed %s, %s", SEED, scenario).isLessThan(4);
    }

    @Test
    void twenty_times_as_many_are_proven_within_a_minute_and_a_half() {
        assertThat(median(ErrorScenario.calm(0.5).worseBy(20, 0), false)).isBetween(1, 90);
    }

    @Test
    void what_gets_worse_after_half_an_hour_is_proven_as_soon() {
        assertThat(median(ErrorScenario.calm(5).worseBy(5, 180), false) - 1_800).isBetween(1, 120);
    }

    @Test
    void a_signature_that_only_the_changed_node_has_is_proven_by_its_second_episode() {
        ErrorScenario only = ErrorScenario.calm(0.0005).unseen().worseBy(20_000, 0);
        assertThat(median(only, false)).isBetween(60, 90);
    }

    @Test
    void bursts_hide_a_change_for_a_while_and_not_for_ever() {
        assertThat(median(ErrorScenario.calm(5).inBursts(5, 0).worseBy(5, 0), false))
                .isBetween(1, 600);
    }

    @Test
    void what_no_more_comes_is_proven_where_it_was_regular() {
        assertThat(median(ErrorScenario.calm(5).worseBy(0, 0), true)).isBetween(1, 240);
        assertThat(median(ErrorScenario.calm(0.05).worseBy(0, 0), true)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void several_changed_nodes_prove_sooner_than_one() {
        ErrorScenario worse = ErrorScenario.calm(0.5);
        assertThat(new Story(worse, 1, 4).times(6, 4).seconds(false))
                .isPositive()
                .isLessThan(new Story(worse, 1, 1).times(6, 1).seconds(false));
    }

    @Test
    void twice_the_exposure_explains_twice_as_many() {
        Story story = new Story(ErrorScenario.calm(20), 3, 1);
        story.exposure[0] = 2;
        assertThat(story.times(2, 1).seconds(false)).isZero();
        CountJudgement judgement = story.watch.judgement(0);
        assertThat(judgement.expected()).isCloseTo(judgement.count(), within(judgement.count() / 5));
        assertThat(judgement.ratioLow()).isLessThan(1);
        assertThat(judgement.ratioHigh()).isGreaterThan(1);
    }

    @Test
    void a_node_that_is_down_is_no_node_on_which_something_stopped() {
        Story story = new Story(ErrorScenario.calm(20), 4, 1);
        story.exposure[0] = 0;
        assertThat(story.times(0, 1).seconds(true)).isZero();
        assertThat(story.watch.judgement(0).kind()).isEqualTo(CountKind.NO_DATA);
    }

    @Test
    void unchanged_nodes_that_go_down_change_nothing() {
        Story story = new Story(ErrorScenario.calm(5).onUnequalNodes(0.5), 5, 1);
        for (int node = 10; node < NODES; node++) {
            story.exposure[node] = 0;
            Arrays.fill(story.counts[node], HOUR, 2 * HOUR, 0);
        }
        assertThat(story.seconds(false)).isZero();
        assertThat(story.watch.judgement(0).kind()).isEqualTo(CountKind.COMPARED);
    }

    @Test
    void without_unchanged_nodes_the_time_before_is_what_is_left() {
        Story story = new Story(ErrorScenario.calm(5), 6, NODES);
        assertThat(story.seconds(false)).isZero();
        assertThat(story.watch.judgement(0).kind()).isEqualTo(CountKind.NO_UNCHANGED_NODES);
        assertThat(new Story(ErrorScenario.calm(5), 6, NODES).times(5, NODES).seconds(false))
                .isBetween(1, 300);
        assertThat(new Story(ErrorScenario.calm(5), 6, NODES).times(0, NODES).seconds(true))
                .isBetween(1, 300);
    }

    @Test
    void what_the_kinds_are() {
        SignatureWatch watch = new SignatureWatch(fleet(1), Budget.ofSignatures(0.02));
        SparseCounts once = new SparseCounts();
        once.add(3, 17, 1);
        assertThat(watch.addKnown(once)).isZero();
        assertThat(watch.judgement(0).kind()).isEqualTo(CountKind.NO_DATA);
        watch.endInterval(ones());
        assertThat(watch.judgement(0).kind()).isEqualTo(CountKind.TOO_LITTLE_HISTORY);
        assertThat(watch.judgement(watch.addNew()).kind()).isEqualTo(CountKind.NEW);
        assertThat(watch.family().isProven()).isFalse();
        assertThatThrownBy(() -> watch.addKnown(once)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_order_of_nodes_does_not_matter() {
        ErrorScenario scenario = ErrorScenario.calm(2).inBursts(5, 60).onUnequalNodes(0.5);
        Story story = new Story(scenario, 7, 1);
        double[][] counts = story.counts.clone();
        for (int node = 1; node < NODES; node++) {
            counts[node] = story.counts[NODES - node];
        }
        Story turned = new Story(counts, 1);
        story.seconds(false);
        turned.seconds(false);
        assertThat(turned.watch.more(0)).isCloseTo(story.watch.more(0), within(1e-3));
        assertThat(turned.watch.fewer(0)).isCloseTo(story.watch.fewer(0), within(1e-3));
    }

    @Test
    void new_signatures_that_do_not_come_change_nothing() {
        Story alone = new Story(ErrorScenario.calm(2), 8, 1);
        Story among = new Story(ErrorScenario.calm(2), 8, 1);
        for (int i = 0; i < 50; i++) {
            among.watch.addNew();
            among.watch.addKnown(new SparseCounts());
        }
        alone.seconds(false);
        among.seconds(false);
        assertThat(among.watch.judgement(0)).isEqualTo(alone.watch.judgement(0));
        assertThat(among.watch.family()).isEqualTo(alone.watch.family());
    }

    @Test
    void the_family_names_what_changed_and_nothing_else() {
        SplittableRandom random = new SplittableRandom(SEED);
        SignatureWatch watch = new SignatureWatch(fleet(1), Budget.ofSignatures(0.02));
        double[][][] all = new double[40][][];
        for (int s = 0; s < all.length; s++) {
            ErrorScenario scenario = ErrorScenario.calm(2).onUnequalNodes(0.25);
            all[s] = (s == 7 ? scenario.worseBy(10, 0) : s == 9 ? scenario.worseBy(0, 0) : scenario)
                    .draw(NODES, HOUR, HOUR, random);
            watch.addKnown(history(all[s]));
        }
        for (int t = HOUR; t < 2 * HOUR; t++) {
            for (int s = 0; s < all.length; s++) {
                for (int node = 0; node < NODES; node++) {
                    watch.count(s, node, all[s][node][t]);
                }
            }
            watch.endInterval(ones());
        }
        FamilyJudgement family = watch.family();
        assertThat(family.isProven()).isTrue();
        assertThat(family.more()).containsExactly(7);
        assertThat(family.fewer()).containsExactly(9);
        assertThat(watch.judgement(7).ratioLow()).isBetween(1.0, 10.0);
        assertThat(watch.judgement(9).isFewer()).isTrue();
        assertThat(watch.judgement(9).ratioHigh()).isLessThan(1);
    }

    private static int median(ErrorScenario scenario, boolean isFewer) {
        int[] seconds = IntStream.range(0, 21)
                .map(run -> new Story(scenario, run, 1).seconds(isFewer))
                .map(proof -> proof == 0 ? Integer.MAX_VALUE : proof)
                .sorted()
                .toArray();
        return seconds[10];
    }

    private static double[] ones() {
        double[] ones = new double[NODES];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static WatchedFleet fleet(int changedNodes) {
        boolean[] changed = new boolean[NODES];
        Arrays.fill(changed, 0, changedNodes, true);
        return new WatchedFleet(changed, ones(), HOUR, HOUR);
    }

    private static SparseCounts history(double[][] counts) {
        SparseCounts history = new SparseCounts();
        for (int node = 0; node < counts.length; node++) {
            for (int t = 0; t < HOUR; t++) {
                history.add(node, t, counts[node][t]);
            }
        }
        return history;
    }

    /** One signature on one fleet. */
    private static final class Story {
        private final double[][] counts;
        private final double[] exposure = ones();
        private final SignatureWatch watch;

        Story(ErrorScenario scenario, int run, int changedNodes) {
            this(scenario.draw(NODES, HOUR, HOUR, new SplittableRandom(SEED + 7919L * run)), changedNodes);
        }

        Story(double[][] counts, int changedNodes) {
            this.counts = counts;
            watch = new SignatureWatch(fleet(changedNodes), Budget.ofSignatures(0.02));
            watch.addKnown(history(counts));
        }

        /** Takes the counts after the change on the first nodes times a factor. */
        Story times(double factor, int nodes) {
            for (int node = 0; node < nodes; node++) {
                for (int t = HOUR; t < 2 * HOUR; t++) {
                    counts[node][t] *= factor;
                }
            }
            return this;
        }

        /** When there is proof at 2 %, in seconds after the change; 0 for never. */
        int seconds(boolean isFewer) {
            int proven = 0;
            for (int t = watch.intervals() + HOUR; t < 2 * HOUR; t++) {
                for (int node = 0; node < NODES; node++) {
                    watch.count(0, node, counts[node][t]);
                }
                watch.endInterval(exposure);
                double evidence = isFewer ? watch.fewer(0) : watch.more(0);
                proven = proven == 0 && evidence >= 50 ? (t - HOUR + 1) * 10 : proven;
            }
            return proven;
        }
    }
}
