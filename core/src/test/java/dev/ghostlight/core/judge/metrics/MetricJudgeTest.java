package dev.ghostlight.core.judge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.metrics.MetricOutcome.GotBetter;
import dev.ghostlight.core.judge.metrics.MetricOutcome.GotWorse;
import dev.ghostlight.core.judge.metrics.MetricOutcome.NoChangeSeen;
import dev.ghostlight.core.judge.metrics.MetricOutcome.NoData;
import dev.ghostlight.core.judge.metrics.MetricOutcome.NotEnough;
import dev.ghostlight.core.judge.metrics.MetricOutcome.OnlyOnChanged;
import dev.ghostlight.core.judge.metrics.MetricOutcome.Stopped;
import dev.ghostlight.core.testing.ValueScenario;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Six nodes, of which {@code new} was changed, with a point every ten seconds, an hour before and some time after. */
final class MetricJudgeTest {
    private static final long SEED = 20_261_127;
    private static final int STEP = 10;
    private static final int HOUR = 360;

    private static Series fleet(ValueScenario scenario, int nodes, int watch) {
        double[][] values = scenario.draw(new SplittableRandom(SEED), nodes, 1, HOUR, watch);
        Series series = new Series(STEP);
        for (int i = 0; i < nodes; i++) {
            series.node(i == 0 ? "new" : "old-" + i, HOUR, values[i]);
        }
        return series;
    }

    @Test
    void a_slower_node_is_worse_and_the_numbers_say_by_how_much() {
        MetricOutcome outcome =
                fleet(ValueScenario.calm(0.2).worseBy(1.5, 60), 6, 180).judged(Kind.VALUE);
        assertThat(outcome).isInstanceOfSatisfying(GotWorse.class, worse -> {
            Proof proof = worse.proof();
            assertThat(proof.ratio()).isBetween(1.4, 1.6);
            assertThat(proof.ratioLow()).isBetween(1.2, 1.5);
            assertThat(proof.ratioHigh()).isBetween(1.5, 1.9);
            assertThat(proof.since()).isBetween(Series.CHANGE.plusSeconds(550), Series.CHANGE.plusSeconds(650));
            assertThat(proof.provenAt()).isBefore(Series.CHANGE.plusSeconds(1_000));
            assertThat(proof.numbers().before()).isBetween(90.0, 110.0);
            assertThat(proof.numbers().othersAfter()).isBetween(90.0, 110.0);
        });
    }

    @Test
    void a_slower_node_is_better_where_less_is_worse() {
        Series series = fleet(ValueScenario.calm(0.2).worseBy(1.5, 0), 6, 180);
        assertThat(series.judged(Kind.VALUE, Worse.LESS)).isInstanceOf(GotBetter.class);
        assertThat(series.judged(Kind.VALUE, Worse.BOTH)).isInstanceOf(GotWorse.class);
    }

    @Test
    void what_does_not_change_is_first_not_enough_and_then_seen_not_to_change() {
        assertThat(fleet(ValueScenario.calm(0.2), 6, 5).judged(Kind.VALUE))
                .isInstanceOfSatisfying(
                        NotEnough.class,
                        outcome -> assertThat(outcome.needed().toSeconds()).isBetween(30L, 1_000L));
        assertThat(fleet(ValueScenario.calm(0.2), 6, 180).judged(Kind.VALUE))
                .isInstanceOfSatisfying(
                        NoChangeSeen.class,
                        outcome -> assertThat(outcome.visibleRatio()).isBetween(1.1, 1.5));
    }

    @Test
    void what_all_nodes_do_together_is_no_change() {
        assertThat(fleet(ValueScenario.calm(0.2).swinging(), 6, 180).judged(Kind.VALUE))
                .isInstanceOf(NoChangeSeen.class);
    }

    @Test
    void without_an_unchanged_node_it_says_what_cannot_be_told_and_needs_more() {
        Series alone = fleet(ValueScenario.calm(0.2).worseBy(3, 0), 1, 120);
        MetricVerdict verdict = alone.verdict(Kind.VALUE, Worse.MORE);
        assertThat(verdict.outcome()).isInstanceOf(GotWorse.class);
        assertThat(verdict.assumptions()).anySatisfy(text -> assertThat(text).contains("no node is unchanged"));
        assertThat(fleet(ValueScenario.calm(0.2).worseBy(1.2, 0), 1, 120).judged(Kind.VALUE))
                .isNotInstanceOf(GotWorse.class);
    }

    @Test
    void one_node_without_any_past_proves_nothing() {
        assertThat(new Series(STEP).node("new", 0, 5, 900, 900).judged(Kind.VALUE))
                .isInstanceOf(OnlyOnChanged.class);
        assertThat(new Series(STEP).node("new", 2, 5, 900, 900).judged(Kind.VALUE))
                .isInstanceOfSatisfying(
                        NotEnough.class,
                        outcome -> assertThat(outcome.missing()).contains("before the change"));
    }

    @Test
    void missing_points_are_missing_and_not_zero() {
        double[] gaps = new double[HOUR + 60];
        Arrays.fill(gaps, 100);
        for (int i = 0; i < gaps.length; i += 3) {
            gaps[i] = Double.NaN;
        }
        double[] steady = new double[HOUR + 60];
        Arrays.fill(steady, 100);
        Series series = new Series(STEP).node("new", HOUR, gaps).node("old", HOUR, steady);
        assertThat(series.judged(Kind.VALUE, Worse.LESS)).isInstanceOf(NoChangeSeen.class);
    }

    @Test
    void nothing_is_no_data_and_never_good() {
        Series series = new Series(STEP).node("new", 2).node("old", 2, 1, 1, 1, 1);
        assertThat(series.judged(Kind.VALUE)).isInstanceOf(NoData.class);
        double[] missing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        assertThat(new Series(STEP)
                        .node("new", 2, missing)
                        .node("old", 2, missing)
                        .judged(Kind.COUNT))
                .isInstanceOf(NoData.class);
    }

    @Test
    void a_source_that_ended_on_all_nodes_is_no_data() {
        double[] values = new double[HOUR];
        Arrays.fill(values, 100);
        Series series = new Series(STEP).node("new", HOUR, values).node("old", HOUR, values);
        Deployed later = new Deployed(Series.CHANGE, Set.of("new"), Series.CHANGE.plusSeconds(600));
        assertThat(new MetricJudge(MetricSetting.usual())
                        .judge(series.metric("latency", Kind.VALUE, Worse.MORE), later)
                        .outcome())
                .isInstanceOf(NoData.class);
    }

    @Test
    void a_node_that_reports_no_more_while_others_do_stopped() {
        double[] values = new double[HOUR + 60];
        Arrays.fill(values, 100);
        Series series = new Series(STEP)
                .node("new", HOUR, Arrays.copyOf(values, HOUR + 10))
                .node("old", HOUR, values);
        assertThat(series.judged(Kind.VALUE)).isInstanceOfSatisfying(Stopped.class, stopped -> {
            assertThat(stopped.since()).isEqualTo(Series.CHANGE.plusSeconds(100));
            assertThat(stopped.nodes()).containsExactly("new");
        });
    }

    @Test
    void mails_that_come_no_more_stopped() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] mails = random.doubles(HOUR + 180)
                .map(drawn -> drawn < 0.3 ? 1 : drawn < 0.35 ? 2 : 0)
                .toArray();
        double[] none = mails.clone();
        Arrays.fill(none, HOUR + 20, none.length, 0);
        Series series = new Series(STEP).node("new", HOUR, none).node("old", HOUR, mails);
        assertThat(series.judged(Kind.COUNT, Worse.LESS))
                .isInstanceOfSatisfying(
                        Stopped.class, stopped -> assertThat(stopped.expected()).isBetween(30.0, 100.0));
        Series steady = new Series(STEP).node("new", HOUR, mails).node("old", HOUR, mails);
        assertThat(steady.judged(Kind.COUNT, Worse.LESS)).isNotInstanceOfAny(Stopped.class, GotWorse.class);
    }

    @Test
    void a_series_that_only_changed_nodes_have_says_so() {
        assertThat(new Series(STEP).node("new", 0, 1, 2, 1, 3).judged(Kind.COUNT))
                .isInstanceOfSatisfying(
                        OnlyOnChanged.class, only -> assertThat(only.first()).isEqualTo(Series.CHANGE));
    }

    @Test
    void a_counter_that_begins_again_did_not_fall() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] changed = new double[HOUR + 120];
        double[] other = new double[HOUR + 120];
        for (int i = 1; i < changed.length; i++) {
            changed[i] = (i == HOUR ? 0 : changed[i - 1]) + 20 + random.nextInt(10);
            other[i] = other[i - 1] + 20 + random.nextInt(10);
        }
        Series series = new Series(STEP).node("new", HOUR, changed).node("old", HOUR, other);
        assertThat(series.judged(Kind.COUNTER, Worse.BOTH)).isInstanceOf(NoChangeSeen.class);
    }

    @Test
    void kinds_are_told_from_names_and_points_and_said_to_be_assumed() {
        assertThat(kind("http_requests_total", 1, 1, 1)).isEqualTo(Kind.COUNTER);
        assertThat(kind("latency_p99", 1, 1, 1)).isEqualTo(Kind.VALUE);
        assertThat(kind("errors", 0, 3, 1)).isEqualTo(Kind.COUNT);
        assertThat(kind("score", 0.5, 3, 1)).isEqualTo(Kind.VALUE);
        assertThat(kind("seen", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).isEqualTo(Kind.COUNTER);
    }

    private static Kind kind(String name, double... values) {
        Series series = new Series(STEP).node("new", 0, values).node("old", 0, values);
        TreeMap<String, Points> nodes =
                new TreeMap<>(series.metric(name, Kind.VALUE, Worse.MORE).nodes());
        MetricVerdict verdict = new MetricJudge(MetricSetting.usual())
                .judge(Metric.guessed(name, Worse.MORE, nodes), series.deployed("new"));
        assertThat(verdict.assumptions()).first().asString().contains(name + " is taken for");
        return verdict.kind();
    }
}
