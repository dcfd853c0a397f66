package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.metrics.MetricFamily;
import dev.ghostlight.core.judge.metrics.MetricPoints;
import dev.ghostlight.core.judge.metrics.NodePoints;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MetricWorseTest {
    private static final long SEED = 20_261_127;
    private static final int BEFORE = 240;
    private static final int AFTER = 60;
    private static final long STEP_MILLIS = 15_000;
    private static final long CHANGE = Logs.CHANGE.toEpochMilli();
    private static final long UNTIL = CHANGE + AFTER * STEP_MILLIS;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** A level of 20 with some noise, and another one on some nodes after the change. */
    private MetricPoints latency(double after, int nodesWithIt) {
        List<NodePoints> nodes = new ArrayList<>();
        for (int node = 0; node < JudgedFleet.NODES; node++) {
            long[] times = new long[BEFORE + AFTER];
            double[] values = new double[times.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = CHANGE + (i - BEFORE) * STEP_MILLIS;
                double level = i >= BEFORE && node < nodesWithIt ? after : 20;
                values[i] = level * (1 + 0.05 * random.nextGaussian());
            }
            nodes.add(new NodePoints("node-" + node, times, values));
        }
        return new MetricPoints("latency_ms", nodes);
    }

    private static NodePoints until(NodePoints points, int end) {
        long[] times = IntStream.range(0, end).mapToLong(points::timeMillis).toArray();
        return new NodePoints(
                points.node(),
                times,
                IntStream.range(0, end).mapToDouble(points::value).toArray());
    }

    private static Judgement judged(MetricPoints... metrics) {
        History history = new History(Logs.fingerprinter(), List.of(), Baseline.NOTHING);
        Judge judge = new Judge(history, new JudgePlan(CHANGE, 0, JudgePlan.FALSE_ALARMS, false));
        Set<String> changed = Set.of("node-0");
        judge.pass(UNTIL);
        judge.measure(
                changed,
                new MetricFamily(changed, CHANGE, JudgePlan.FALSE_ALARMS, Map.of(), List.of())
                        .judge(List.of(metrics), UNTIL).stream()
                                .map(said -> new SeenMetric(Place.of("metrics.csv", ""), said))
                                .toList());
        return judge.judgement();
    }

    @Test
    void a_latency_that_grew_on_the_changed_node_only_is_danger_with_the_moment_of_proof() {
        Judgement judgement = judged(latency(32, 1));

        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.hazard()).isEqualTo("metric-worse");
            assertThat(finding.severity()).isEqualTo(Severity.DANGER);
            assertThat(finding.where().toString()).isEqualTo("metrics.csv");
            assertThat(finding.what()).startsWith("latency_ms is higher, 1.").contains("on node-0");
            assertThat(finding.effect()).startsWith("There is proof since 2026-11-20T12:0");
        });
        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(judgement.changed()).containsExactly("node-0");
    }

    @Test
    void one_that_grew_everywhere_or_fell_or_stayed_is_not_found() {
        for (MetricPoints metric : List.of(latency(32, JudgedFleet.NODES), latency(14, 1), latency(20, 1))) {
            assertThat(judged(metric).findings()).extracting(Finding::hazard).doesNotContain("metric-worse");
        }
        assertThat(judged(latency(20, 1)).verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void a_metric_that_the_changed_node_gives_no_more_went_silent_and_one_without_data_is_no_good_sign() {
        MetricPoints all = latency(20, 1);
        List<NodePoints> without = new ArrayList<>(all.nodes());
        without.set(0, until(all.nodes().getFirst(), BEFORE));
        MetricPoints gone = new MetricPoints("latency_ms", without);
        assertThat(judged(gone).findings()).extracting(Finding::hazard).containsExactly("went-silent");

        MetricPoints never = new MetricPoints("latency_ms", all.nodes().subList(1, 3));
        assertThat(judged(never).findings()).extracting(Finding::hazard).containsExactly("not-enough-seen");
        assertThat(judged(never).verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void metrics_that_cannot_be_read_now_hold_and_what_they_said_before_stands() {
        Judge judge = new Judge(
                new History(Logs.fingerprinter(), List.of(), Baseline.NOTHING),
                new JudgePlan(CHANGE, 0, JudgePlan.FALSE_ALARMS, false));
        judge.lackMetrics(List.of("http://p:9090: no answer within 5 s."));

        assertThat(judge.judgement().verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(judge.judgement().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("no answer within 5 s"));
    }
}
