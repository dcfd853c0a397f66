package dev.ghostlight.core.judge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.testing.ErrorScenario;
import dev.ghostlight.core.testing.LevelScenario;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Each outcome, and what is said with it. */
final class OutcomesTest {
    private static final long SEED = 20_261_127;
    private static final int HOUR = 360;
    private static final Metric LATENCY = Metric.given("latency", MetricKind.VALUE, Worse.MORE);
    private static final Metric ERRORS = Metric.given("errors", MetricKind.COUNT, Worse.MORE);
    private static final Metric MAILS = Metric.given("mails", MetricKind.COUNT, Worse.LESS);

    @Test
    void worse_says_since_when_how_much_and_against_what() {
        JudgedMetric judged = judge(LATENCY, levels().worseBy(2, 60).draw(8, HOUR, HOUR, random()), HOUR);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.numbers().ratio()).isBetween(1.8, 2.2);
        assertThat(judged.numbers().ratioLow()).isBetween(1.4, judged.numbers().ratio());
        assertThat(judged.numbers().ratioHigh()).isBetween(judged.numbers().ratio(), 2.8);
        assertThat(judged.sinceMillis() - Questions.CHANGED_AT).isBetween(540_000L, 660_000L);
        assertThat(judged.why())
                .contains("latency is higher, 1.96 times as much", "on node-0 since about", "before", "not changed");
    }

    @Test
    void better_is_no_reason_to_stop() {
        assertThat(judge(LATENCY, levels().worseBy(0.5, 0).draw(8, HOUR, HOUR, random()), HOUR)
                        .outcome())
                .isEqualTo(MetricClass.BETTER);
        Metric both = Metric.given("level", MetricKind.VALUE, Worse.BOTH);
        assertThat(judge(both, levels().worseBy(0.5, 0).draw(8, HOUR, HOUR, random()), HOUR)
                        .outcome())
                .isEqualTo(MetricClass.WORSE);
    }

    @Test
    void calm_says_what_would_have_been_seen_and_what_is_early_says_how_long_it_takes() {
        double[][] points = levels().draw(8, HOUR, HOUR, random());
        JudgedMetric late = judge(LATENCY, points, HOUR);
        assertThat(late.outcome()).isEqualTo(MetricClass.NO_CHANGE_SEEN);
        assertThat(late.numbers().visibleRatio()).isBetween(1.05, 1.4);
        JudgedMetric early = judge(LATENCY, Questions.until(points, HOUR + 5), HOUR);
        assertThat(early.outcome()).isEqualTo(MetricClass.NOT_ENOUGH);
        assertThat(early.neededMillis()).isBetween(10_000L, 600_000L);
        assertThat(early.why()).contains("takes about");
    }

    @Test
    void missing_points_are_never_good() {
        double[][] points = levels().draw(4, HOUR, 60, random());
        Arrays.fill(points[0], HOUR, HOUR + 60, Double.NaN);
        JudgedMetric stopped = judge(LATENCY, points, HOUR);
        assertThat(stopped.outcome()).isEqualTo(MetricClass.STOPPED);
        for (double[] row : points) {
            Arrays.fill(row, HOUR, HOUR + 60, Double.NaN);
        }
        assertThat(judge(LATENCY, points, HOUR).outcome()).isEqualTo(MetricClass.NO_DATA);
    }

    @Test
    void points_that_end_in_the_watch_are_missed_too() {
        double[][] points = levels().draw(4, HOUR, 60, random());
        Arrays.fill(points[0], HOUR + 20, HOUR + 60, Double.NaN);
        JudgedMetric judged = judge(LATENCY, points, HOUR);
        assertThat(judged.outcome()).isEqualTo(MetricClass.STOPPED);
        assertThat(judged.sinceMillis()).isEqualTo(Questions.CHANGED_AT + 200_000);
    }

    @Test
    void a_series_of_changed_nodes_alone_is_said_to_be_that() {
        double[][] points = levels().draw(1, 0, 60, random());
        assertThat(judge(LATENCY, points, 0).outcome()).isEqualTo(MetricClass.ONLY_ON_CHANGED);
    }

    @Test
    void without_an_unchanged_node_before_is_what_it_is_held_against() {
        JudgedMetric judged = judge(LATENCY, levels().worseBy(2, 0).draw(1, HOUR, 120, random()), HOUR);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.assumptions()).anySatisfy(said -> assertThat(said).contains("swing of all nodes"));
        JudgedMetric counted =
                judge(ERRORS, ErrorScenario.calm(1).worseBy(10, 0).draw(1, HOUR, 120, random()), HOUR);
        assertThat(counted.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(counted.assumptions()).anySatisfy(said -> assertThat(said).contains("swing of all nodes"));
    }

    @Test
    void what_all_nodes_do_is_not_the_change() {
        double[][] points = levels().draw(12, HOUR, HOUR, random());
        for (double[] row : points) {
            for (int t = HOUR; t < 2 * HOUR; t++) {
                row[t] *= 3;
            }
        }
        assertThat(judge(LATENCY, points, HOUR).outcome()).isNotEqualTo(MetricClass.WORSE);
    }

    @Test
    void frequent_counts_and_rare_ones_are_judged() {
        assertThat(judge(ERRORS, ErrorScenario.calm(60).worseBy(2, 0).draw(8, HOUR, HOUR, random()), HOUR)
                        .outcome())
                .isEqualTo(MetricClass.WORSE);
        assertThat(judge(ERRORS, ErrorScenario.calm(0.5).worseBy(20, 0).draw(8, HOUR, HOUR, random()), HOUR)
                        .outcome())
                .isEqualTo(MetricClass.WORSE);
        assertThat(judge(ERRORS, ErrorScenario.calm(60).draw(8, HOUR, HOUR, random()), HOUR)
                        .outcome())
                .isEqualTo(MetricClass.NO_CHANGE_SEEN);
    }

    @Test
    void a_counter_is_read_through_its_resets() {
        double[][] counts = ErrorScenario.calm(60).worseBy(3, 0).draw(6, HOUR, HOUR, random());
        for (int node = 0; node < counts.length; node++) {
            double sum = 0;
            for (int t = 0; t < 2 * HOUR; t++) {
                sum = t == HOUR + node ? counts[node][t] : sum + counts[node][t];
                counts[node][t] = sum;
            }
        }
        Metric counter = Metric.given("errors_total", MetricKind.COUNTER, Worse.MORE);
        JudgedMetric judged = judge(counter, counts, HOUR);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.numbers().ratio()).isBetween(2.6, 3.4);
        assertThat(judged.numbers().before()).isBetween(9.0, 11.0);
    }

    @Test
    void what_counted_and_counts_nothing_more_has_stopped() {
        JudgedMetric judged = judge(MAILS, ErrorScenario.calm(60).worseBy(0, 30).draw(6, HOUR, HOUR, random()), HOUR);
        assertThat(judged.outcome()).isEqualTo(MetricClass.STOPPED);
        assertThat(judged.sinceMillis() - Questions.CHANGED_AT).isBetween(240_000L, 400_000L);
    }

    @Test
    void several_changed_nodes_are_judged_together() {
        double[][] points = levels().draw(8, HOUR, HOUR, random());
        for (int node = 0; node < 3; node++) {
            for (int t = HOUR; t < 2 * HOUR; t++) {
                points[node][t] *= 1.25;
            }
        }
        MetricQuestion one = Questions.of(LATENCY, points, HOUR, 10_000);
        MetricQuestion three = new MetricQuestion(
                LATENCY,
                one.nodes(),
                java.util.Set.of("node-0", "node-1", "node-2"),
                one.changedAtMillis(),
                one.untilMillis());
        JudgedMetric judged = MetricJudge.judge(three, MetricSetting.USUAL);
        assertThat(judged.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(judged.numbers().ratio()).isBetween(1.15, 1.35);
    }

    @Test
    void what_nobody_said_is_guessed_and_the_rule_is_named() {
        double[][] growing = {{1, 2, 4, 7, 9, 12, 15}, {0, 0, 1, 3, 4, 6, 8}};
        assertThat(guess("http_requests_total", growing).kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(guess("errors", new double[][] {{0, 3, 0, 1}}).kind()).isEqualTo(MetricKind.COUNT);
        Metric latency = guess("latency_p99", new double[][] {{10.5, 3, 7}});
        assertThat(latency.kind()).isEqualTo(MetricKind.VALUE);
        assertThat(latency.worse()).isEqualTo(Worse.MORE);
        assertThat(latency.kindReason()).startsWith("guessed: ");
        assertThat(guess("mails_sent", new double[][] {{1, 0}}).worse()).isEqualTo(Worse.LESS);
        assertThat(guess("temperature", new double[][] {{1, 0}}).worse()).isEqualTo(Worse.BOTH);
    }

    private static Metric guess(String name, double[][] points) {
        List<NodePoints> nodes = Questions.of(LATENCY, points, 0, 10_000).nodes();
        return MetricGuess.of(new MetricPoints(name, nodes));
    }

    private static LevelScenario levels() {
        return LevelScenario.calm(0.2);
    }

    private static SplittableRandom random() {
        return new SplittableRandom(SEED);
    }

    private static JudgedMetric judge(Metric metric, double[][] points, int before) {
        return MetricJudge.judge(Questions.of(metric, points, before, 10_000), MetricSetting.USUAL);
    }
}
