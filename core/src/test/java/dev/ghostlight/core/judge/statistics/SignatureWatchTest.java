package dev.ghostlight.core.judge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An hour of history and an hour of the watch on 20 nodes, a look every ten seconds. */
final class SignatureWatchTest {
    private static final long SEED = 20_261_127;
    private static final int NODES = 20;
    private static final int HOUR = 360;
    private static final int RUNS = 40;
    private static final double[] UP = ones();

    private static double[] ones() {
        double[] ones = new double[NODES];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static CountFleet fleet(int... changed) {
        boolean[] isChanged = new boolean[NODES];
        IntStream.of(changed).forEach(node -> isChanged[node] = true);
        return CountFleet.of(isChanged, UP, HOUR, HOUR);
    }

    private static double[][] draw(ErrorScenario scenario, int run) {
        return scenario.draw(NODES, HOUR, HOUR, new SplittableRandom(SEED + 7_919L * run));
    }

    private static CountHistory history(double[][] counts) {
        CountHistory history = CountHistory.of(Concern.EITHER);
        for (int node = 0; node < NODES; node++) {
            for (int t = 0; t < HOUR; t++) {
                history.add(node, t, counts[node][t]);
            }
        }
        return history;
    }

    private static NodeSpread site(ErrorScenario scenario) {
        List<CountHistory> histories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            histories.add(history(draw(scenario, -1 - i)));
        }
        return NodeSpread.learn(fleet(0), histories);
    }

    private static void count(SignatureWatch watch, int signature, double[][] counts, int interval) {
        for (int node = 0; node < NODES; node++) {
            if (counts[node][HOUR + interval] > 0) {
                watch.count(signature, node, counts[node][HOUR + interval]);
            }
        }
    }

    /** When a signature is proven to go one way, in seconds after the change; 0 for never. */
    private static int proofSeconds(
            CountFleet fleet, NodeSpread spread, double[][] counts, Direction direction, double[] exposure) {
        boolean isNew = IntStream.range(0, NODES)
                .allMatch(node -> Arrays.stream(counts[node], 0, HOUR).sum() == 0);
        SignatureWatch watch =
                SignatureWatch.of(fleet, spread, isNew ? List.of() : List.of(history(counts)), List.of());
        int signature = isNew ? watch.appeared() : 0;
        for (int t = 0; t < HOUR; t++) {
            count(watch, signature, counts, t);
            watch.close(exposure);
            if (watch.isProven(signature, direction)) {
                return (t + 1) * 10;
            }
        }
        return 0;
    }

    private static int median(ErrorScenario scenario, Direction direction) {
        NodeSpread spread = site(ErrorScenario.calm(1));
        int[] seconds = IntStream.range(0, 11)
                .map(run -> proofSeconds(fleet(0), spread, draw(scenario, run), direction, UP))
                .map(proof -> proof == 0 ? Integer.MAX_VALUE : proof)
                .sorted()
                .toArray();
        return seconds[5];
    }

    static Stream<ErrorScenario> nothingChanged() {
        return Stream.of(0.05, 0.5, 5.0)
                .flatMap(rate -> Stream.of(
                        ErrorScenario.calm(rate).inBursts(5, 60),
                        ErrorScenario.calm(rate).inBursts(20, 0),
                        ErrorScenario.calm(rate).onUnequalNodes(0.5),
                        ErrorScenario.calm(rate).badBy(5).swinging(),
                        ErrorScenario.calm(rate).restarting(),
                        ErrorScenario.calm(rate).unseen().inBursts(20, 60).onUnequalNodes(0.5)));
    }

    /** At most 2 % are claimed; four of 40 are less likely than 1 %. The full tables are in docs/benchmarks.md. */
    @ParameterizedTest
    @MethodSource("nothingChanged")
    void where_nothing_changed_there_is_hardly_ever_proof(ErrorScenario scenario) {
        NodeSpread spread = site(scenario);
        for (Direction direction : Direction.values()) {
            long alarms = IntStream.range(0, RUNS)
                    .filter(run -> proofSeconds(fleet(0), spread, draw(scenario, run), direction, UP) > 0)
                    .count();
            assertThat(alarms).as("seed %s, %s, %s", SEED, scenario, direction).isLessThan(4);
        }
    }

    @Test
    void twenty_times_as_many_are_proven_within_a_minute_and_a_half() {
        assertThat(median(ErrorScenario.calm(0.5).worseBy(20, 0), Direction.MORE))
                .isBetween(1, 90);
    }

    @Test
    void what_all_nodes_do_like_clockwork_is_no_proof_though_one_of_them_is_late_and_early_once() {
        CountHistory history = CountHistory.of(Concern.MORE);
        for (int t = 0; t < 360; t += 30) {
            for (int node = 0; node < NODES; node++) {
                history.add(node, t, 1);
            }
        }
        SignatureWatch watch = SignatureWatch.of(fleet(0), List.of(history), List.of());
        for (int t = 0; t < 360; t++) {
            for (int node = 0; node < NODES; node++) {
                boolean isOff = node == 0 && (t == 63 || t == 87);
                boolean isOut = node == 0 && (t == 60 || t == 90);
                if (isOff || (t % 30 == 0 && !isOut)) {
                    watch.count(0, node, 1);
                }
            }
            watch.close(UP);
            assertThat(watch.value(0, Direction.MORE)).as("interval %d", t).isLessThan(10);
            assertThat(watch.value(0, Direction.FEWER)).as("interval %d", t).isLessThan(10);
        }
    }

    @Test
    void what_gets_worse_after_half_an_hour_is_proven_as_soon() {
        ErrorScenario late = ErrorScenario.calm(5).worseBy(5, 180);
        assertThat(median(late, Direction.MORE) - 1_800).isBetween(1, 120);
    }

    @Test
    void what_stops_on_the_changed_node_is_proven_within_minutes() {
        assertThat(median(ErrorScenario.calm(5).worseBy(0, 0), Direction.FEWER)).isBetween(1, 240);
    }

    @Test
    void a_new_signature_on_the_changed_node_is_proven_by_its_second_episode_and_for_the_family_by_its_third() {
        SignatureWatch watch = SignatureWatch.of(fleet(0), List.of(), List.of(history(draw(ErrorScenario.calm(5), 1))));
        double[][] steady = draw(ErrorScenario.calm(5), 1);
        int signature = -1;
        List<Boolean> alone = new ArrayList<>();
        List<Boolean> family = new ArrayList<>();
        for (int t = 0; t < 60; t++) {
            count(watch, 0, steady, t);
            if (t % 15 == 5) {
                signature = signature < 0 ? watch.appeared() : signature;
                watch.count(signature, 0, 40);
            }
            watch.close(UP);
            if (t % 15 == 5) {
                alone.add(watch.isProven(signature, Direction.MORE));
                family.add(watch.isProven());
            }
        }
        assertThat(alone).startsWith(false, true);
        assertThat(family).startsWith(false, false, true);
        assertThat(watch.signature(signature).basis()).isEqualTo(Basis.NEW);
    }

    @Test
    void several_changed_nodes_prove_sooner_than_one() {
        double[][] counts = draw(ErrorScenario.calm(1), 3);
        double[][] more = draw(ErrorScenario.calm(1), 4);
        for (int node = 0; node < 4; node++) {
            for (int t = HOUR; t < 2 * HOUR; t++) {
                counts[node][t] += more[node][t];
            }
        }
        NodeSpread spread = site(ErrorScenario.calm(1));
        int ofFour = proofSeconds(fleet(0, 1, 2, 3), spread, counts, Direction.MORE, UP);
        int ofOne = proofSeconds(fleet(0), spread, counts, Direction.MORE, UP);
        assertThat(ofFour).isPositive();
        assertThat(ofOne == 0 ? Integer.MAX_VALUE : ofOne).isGreaterThan(ofFour);
    }

    @Test
    void a_node_that_takes_three_times_the_requests_may_have_three_times_the_errors() {
        double[][] counts = draw(ErrorScenario.calm(5).worseBy(3, 0), 5);
        double[] exposure = UP.clone();
        exposure[0] = 3;
        NodeSpread spread = site(ErrorScenario.calm(5));
        assertThat(proofSeconds(fleet(0), spread, counts, Direction.MORE, exposure))
                .isZero();
        assertThat(proofSeconds(fleet(0), spread, counts, Direction.MORE, UP)).isPositive();
    }

    @Test
    void nodes_that_go_down_are_left_out_of_account() {
        double[] exposure = UP.clone();
        double[][] calm = draw(ErrorScenario.calm(5), 6);
        double[][] worse = draw(ErrorScenario.calm(5).worseBy(3, 0), 6);
        for (int node = 1; node < 11; node++) {
            exposure[node] = 0;
            Arrays.fill(calm[node], HOUR, 2 * HOUR, 0);
            Arrays.fill(worse[node], HOUR, 2 * HOUR, 1_000);
        }
        NodeSpread spread = site(ErrorScenario.calm(5));
        assertThat(proofSeconds(fleet(0), spread, calm, Direction.MORE, exposure))
                .isZero();
        assertThat(proofSeconds(fleet(0), spread, worse, Direction.MORE, exposure))
                .isPositive();
    }

    @Test
    void where_the_other_nodes_are_in_disorder_there_is_no_proof() {
        double[][] counts = draw(ErrorScenario.calm(5), 6);
        for (int node = 1; node < 11; node++) {
            Arrays.fill(counts[node], HOUR, 2 * HOUR, 0);
        }
        assertThat(proofSeconds(fleet(0), site(ErrorScenario.calm(5)), counts, Direction.MORE, UP))
                .isZero();
    }

    @Test
    void the_order_of_the_nodes_does_not_matter() {
        double[][] counts = draw(ErrorScenario.calm(2).onUnequalNodes(0.3).worseBy(1.5, 0), 7);
        double[][] turned = new double[NODES][];
        for (int node = 0; node < NODES; node++) {
            turned[(node + 7) % NODES] = counts[node];
        }
        SignatureWatch straight = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        SignatureWatch other = SignatureWatch.of(fleet(7), List.of(history(turned)), List.of());
        for (int t = 0; t < 200; t++) {
            count(straight, 0, counts, t);
            count(other, 0, turned, t);
            straight.close(UP);
            other.close(UP);
        }
        SignatureEvidence expected = straight.signature(0);
        assertThat(other.signature(0).more()).isCloseTo(expected.more(), within(expected.more()));
        assertThat(other.signature(0).fewer()).isCloseTo(expected.fewer(), within(expected.fewer()));
        assertThat(other.signature(0).expected()).isCloseTo(expected.expected(), within(expected.expected()));
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(1e-6 * value);
    }

    @Test
    void a_signature_without_events_changes_nothing_about_others() {
        double[][] counts = draw(ErrorScenario.calm(2).worseBy(2, 0), 8);
        CountHistory nothing = CountHistory.of(Concern.MORE);
        SignatureWatch one = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        SignatureWatch two = SignatureWatch.of(fleet(0), List.of(history(counts), nothing), List.of());
        for (int t = 0; t < 100; t++) {
            count(one, 0, counts, t);
            count(two, 0, counts, t);
            one.close(UP);
            two.close(UP);
        }
        assertThat(two.signature(0)).isEqualTo(one.signature(0));
        assertThat(two.signature(1).basis()).isEqualTo(Basis.ZERO_BASELINE);
    }

    @Test
    void looking_at_the_evidence_does_not_change_who_is_proven() {
        double[][] counts = draw(ErrorScenario.calm(1).worseBy(4, 0), 9);
        SignatureWatch watched = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        SignatureWatch ignored = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        for (int t = 0; t < HOUR; t++) {
            count(watched, 0, counts, t);
            count(ignored, 0, counts, t);
            watched.close(UP);
            ignored.close(UP);
            watched.signature(0);
        }
        assertThat(watched.isProven(0, Direction.MORE)).isTrue();
        assertThat(ignored.isProven(0, Direction.MORE)).isTrue();
        assertThat(ignored.family().named()).containsExactly(0);
        assertThat(ignored.signature(0).ratio().estimate()).isBetween(2.5, 6.0);
        assertThat(ignored.signature(0).expected()).isBetween(30.0, 100.0);
    }

    @Test
    void a_node_that_always_had_more_of_everything_is_known_for_it() {
        ErrorScenario bad = ErrorScenario.calm(0.5).badBy(5);
        assertThat(site(bad).changedEffect()).isBetween(1.3, 1.8);
        assertThat(site(ErrorScenario.calm(0.5)).changedEffect()).isBetween(-0.1, 0.1);
        assertThat(site(ErrorScenario.calm(5).onUnequalNodes(0.5)).variance())
                .isGreaterThan(2 * site(ErrorScenario.calm(5)).variance());
    }

    @Test
    void what_only_the_changed_node_ever_had_is_compared_with_its_own_history() {
        double[][] counts = draw(ErrorScenario.calm(2), 10);
        double[][] worse = draw(ErrorScenario.calm(2).worseBy(8, 0), 10);
        for (int node = 1; node < NODES; node++) {
            Arrays.fill(counts[node], 0);
            Arrays.fill(worse[node], 0);
        }
        NodeSpread spread = site(ErrorScenario.calm(2));
        assertThat(proofSeconds(fleet(0), spread, counts, Direction.MORE, UP)).isZero();
        assertThat(proofSeconds(fleet(0), spread, worse, Direction.MORE, UP)).isPositive();
        SignatureWatch watch = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        watch.close(UP);
        assertThat(watch.signature(0).basis()).isEqualTo(Basis.ONLY_ON_CHANGED);
    }

    @Test
    void a_fleet_that_changed_at_once_is_compared_with_its_own_history() {
        CountFleet all = fleet(IntStream.range(0, NODES).toArray());
        NodeSpread spread = NodeSpread.learn(all, List.of());
        long alarms = IntStream.range(0, RUNS)
                .filter(run -> proofSeconds(
                                all, spread, draw(ErrorScenario.calm(0.5).inBursts(5, 60), run), Direction.MORE, UP)
                        > 0)
                .count();
        assertThat(alarms).as("seed %s", SEED).isLessThan(4);
        double[][] stopped = draw(ErrorScenario.calm(0.5), 11);
        Arrays.stream(stopped).forEach(node -> Arrays.fill(node, HOUR, 2 * HOUR, 0));
        assertThat(proofSeconds(all, spread, stopped, Direction.FEWER, UP)).isPositive();
        assertThat(proofSeconds(all, spread, stopped, Direction.MORE, UP)).isZero();
    }

    @Test
    void without_data_nothing_is_said() {
        double[][] counts = draw(ErrorScenario.calm(5), 12);
        SignatureWatch watch = SignatureWatch.of(fleet(0), List.of(history(counts)), List.of());
        double[] exposure = UP.clone();
        exposure[0] = 0;
        for (int t = 0; t < 60; t++) {
            count(watch, 0, counts, t);
            watch.close(exposure);
        }
        SignatureEvidence evidence = watch.signature(0);
        assertThat(evidence.basis()).isEqualTo(Basis.NO_DATA);
        assertThat(evidence.more()).isEqualTo(1);
        assertThat(evidence.fewer()).isEqualTo(1);
        assertThat(evidence.ratio().high()).isInfinite();
        CountFleet unknown = CountFleet.of(new boolean[] {true, true}, new double[2], 0, HOUR);
        SignatureWatch blind = SignatureWatch.of(unknown, List.of(), List.of());
        blind.count(blind.appeared(), 0, 5);
        blind.close(new double[] {1, 1});
        assertThat(blind.signature(0).basis()).isEqualTo(Basis.NO_DATA);
    }

    @Test
    void counts_of_nobody_are_refused() {
        SignatureWatch watch = SignatureWatch.of(fleet(0), List.of(CountHistory.of(Concern.MORE)), List.of());
        assertThatThrownBy(() -> watch.count(0, NODES, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> watch.count(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> watch.close(new double[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
