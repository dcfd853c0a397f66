package dev.ghostlight.core.judge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.testing.ErrorScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SilenceJudgeTest {
    private static final long SEED = 20_261_127;
    private static final int HOUR = 360;
    private static final Metric MAILS = Metric.given("mails", MetricKind.COUNT, Worse.LESS);
    private static final Metric BEAT = Metric.given("job", MetricKind.COUNT, Worse.LESS);

    @Test
    void mails_that_no_longer_follow_on_orders_have_stopped() {
        JudgedMetric judged = ratio(orders(6, 12), 0);
        assertThat(judged.outcome()).as(judged.why()).isEqualTo(MetricClass.STOPPED);
        assertThat(judged.metric().name()).isEqualTo("mails per orders");
    }

    @Test
    void half_as_many_mails_an_order_are_worse_on_one_node_alone_too() {
        assertThat(ratio(orders(6, 12), 0.4).outcome()).isEqualTo(MetricClass.WORSE);
        JudgedMetric alone = ratio(orders(1, 12), 0.4);
        assertThat(alone.outcome()).isEqualTo(MetricClass.WORSE);
        assertThat(alone.assumptions()).isNotEmpty();
    }

    @Test
    void fewer_mails_for_fewer_orders_are_as_they_should_be() {
        double[][] orders = orders(6, 12);
        for (int t = HOUR; t < 2 * HOUR; t++) {
            orders[0][t] = Math.floor(orders[0][t] / 2);
        }
        assertThat(ratio(orders, 1).outcome()).isIn(MetricClass.NO_CHANGE_SEEN, MetricClass.NOT_ENOUGH);
    }

    @Test
    void a_surge_of_orders_is_no_lack_of_mails() {
        double[][] orders = orders(6, 12);
        for (int t = HOUR; t < 2 * HOUR; t++) {
            orders[0][t] *= t % 60 < 20 ? 30 : 3;
        }
        assertThat(ratio(orders, 1).outcome()).isIn(MetricClass.NO_CHANGE_SEEN, MetricClass.NOT_ENOUGH);
    }

    @Test
    void no_orders_mean_that_no_mails_were_to_be_expected() {
        double[][] orders = orders(6, 12);
        Arrays.fill(orders[0], HOUR, 2 * HOUR, 0);
        JudgedMetric judged = ratio(orders, 1);
        assertThat(judged.outcome()).isEqualTo(MetricClass.NOT_ENOUGH);
        assertThat(judged.why()).contains("no mails need have come");
    }

    private static double[][] orders(int nodes, double perMinute) {
        return ErrorScenario.calm(perMinute).draw(nodes, HOUR, HOUR, new SplittableRandom(SEED));
    }

    /** A mail for nine of ten orders, on node 0 a part of that after the change. */
    private static JudgedMetric ratio(double[][] orders, double part) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[][] mails = new double[orders.length][2 * HOUR];
        for (int node = 0; node < orders.length; node++) {
            for (int t = 0; t < 2 * HOUR; t++) {
                double share = 0.9 * (node == 0 && t >= HOUR ? part : 1);
                for (int i = 0; i < orders[node][t]; i++) {
                    mails[node][t] += random.nextDouble() < share ? 1 : 0;
                }
            }
        }
        MetricPoints occasions = new MetricPoints(
                "orders", Questions.of(MAILS, orders, HOUR, 10_000).nodes());
        return SilenceJudge.ratio(Questions.of(MAILS, mails, HOUR, 10_000), occasions, MetricSetting.USUAL);
    }

    @Test
    void a_beat_may_be_as_late_as_it_ever_was_and_not_much_later() {
        assertThat(beat(3, 75).outcome()).isEqualTo(MetricClass.NO_CHANGE_SEEN);
        JudgedMetric stopped = beat(3, 200);
        assertThat(stopped.outcome()).isEqualTo(MetricClass.STOPPED);
        assertThat(stopped.why()).contains("has not come from node-0 for 3 min", "still comes");
        assertThat(beat(1, 200).assumptions()).isNotEmpty();
    }

    @Test
    void beats_that_end_everywhere_are_no_data_and_few_are_not_enough() {
        List<NodePoints> nodes = List.of(beats("node-0", 60, 300), beats("node-1", 60, 300));
        assertThat(SilenceJudge.heartbeat(question(nodes), MetricSetting.USUAL).outcome())
                .isEqualTo(MetricClass.NO_DATA);
        assertThat(SilenceJudge.heartbeat(question(List.of(beats("node-0", 5, 300))), MetricSetting.USUAL)
                        .outcome())
                .isEqualTo(MetricClass.NOT_ENOUGH);
    }

    private static JudgedMetric beat(int nodes, long silentSeconds) {
        List<NodePoints> points = new ArrayList<>();
        IntStream.range(0, nodes)
                .forEach(node -> points.add(beats("node-" + node, 60, node == 0 ? silentSeconds : 30)));
        return SilenceJudge.heartbeat(question(points), MetricSetting.USUAL);
    }

    /** A beat every minute, up to ten seconds late, and the last one so many seconds before the end. */
    private static NodePoints beats(String node, int count, long silentSeconds) {
        SplittableRandom random = new SplittableRandom(SEED);
        long end = Questions.CHANGED_AT + 300_000 - 1_000 * silentSeconds;
        long[] times = LongStream.range(0, count)
                .map(i -> i == count - 1 ? end : end - (count - 1 - i) * 60_000 + random.nextInt(10_000))
                .toArray();
        double[] values = new double[count];
        Arrays.fill(values, 1);
        return new NodePoints(node, times, values);
    }

    private static MetricQuestion question(List<NodePoints> nodes) {
        return new MetricQuestion(BEAT, nodes, Set.of("node-0"), Questions.CHANGED_AT, Questions.CHANGED_AT + 300_000);
    }
}
