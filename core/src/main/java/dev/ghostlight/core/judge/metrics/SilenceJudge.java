package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges what should happen and may have stopped: something that follows on something else, and a beat. Stateless and
 * thread-safe.
 */
public final class SilenceJudge {
    private static final int OCCASIONS_MIN = 10;
    private static final int BEATS_MIN = 20;
    /** A gap must be so much longer than the longest one of history: nobody saw the tail beyond that. */
    private static final double GAP_FACTOR = 1.5;

    private SilenceJudge() {}

    /**
     * Judges whether what should follow on occasions became rarer, such as mails per paid order.
     *
     * @param followed what should happen; counts or counters
     * @param occasions on what; the same kind, of the same nodes
     */
    public static JudgedMetric ratio(MetricQuestion followed, MetricPoints occasions, MetricSetting setting) {
        List<NodePoints> matching = followed.nodes().stream()
                .map(node -> occasions.nodes().stream()
                        .filter(each -> each.node().equals(node.node()))
                        .findFirst()
                        .orElse(new NodePoints(node.node(), new long[0], new double[0])))
                .toList();
        Metric lessIsWorse = new Metric(
                followed.metric().name() + " per " + occasions.name(),
                followed.metric().kind(),
                followed.metric().kindReason(),
                Worse.LESS,
                "of what should happen");
        List<NodePoints> both = new ArrayList<>(followed.nodes());
        both.addAll(matching);
        MetricQuestion joined = new MetricQuestion(
                lessIsWorse, both, followed.changed(), followed.changedAtMillis(), followed.untilMillis());
        IntervalTable table = IntervalTable.of(joined);
        int nodes = followed.nodes().size();
        MetricQuestion question = new MetricQuestion(
                lessIsWorse, followed.nodes(), followed.changed(), followed.changedAtMillis(), followed.untilMillis());
        Fleet fleet = MetricJudge.fleet(question, setting, table);
        Exposure exposure = (row, interval) -> {
            double possible = table.cell(row + nodes, interval);
            return Double.isNaN(possible) || Double.isNaN(table.cell(row, interval)) ? 0 : possible;
        };
        double possible = sum(fleet, exposure, fleet.from(), table.intervals());
        if (possible < OCCASIONS_MIN) {
            return new Answer(question, setting, fleet)
                    .noOccasion(followed.metric().name(), occasions.name(), possible, OCCASIONS_MIN);
        }
        return MetricJudge.judge(question, setting, fleet, exposure, true);
    }

    private static double sum(Fleet fleet, Exposure exposure, int begin, int end) {
        return fleet.changed().stream()
                .flatMapToDouble(row -> IntStream.range(begin, end).mapToDouble(t -> exposure.at(row, t)))
                .sum();
    }

    /**
     * Judges whether a beat still comes: each point is one, whatever its value.
     *
     * <p>How irregular it is, is learnt from its gaps before the change, on all nodes together. It is held against the
     * longest of them, so that the probability of a false alarm is below one over their number.
     */
    public static JudgedMetric heartbeat(MetricQuestion question, MetricSetting setting) {
        IntervalTable table = IntervalTable.of(question);
        Fleet fleet = MetricJudge.fleet(question, setting, table);
        Answer answer = new Answer(question, setting, fleet);
        double[] gaps = gaps(question);
        double needed = Math.max(BEATS_MIN, setting.threshold());
        double longest = gaps.length == 0 ? 0 : gaps[gaps.length - 1];
        double allowed = GAP_FACTOR * longest * Math.max(1, needed / Math.max(1, gaps.length));
        NodePoints silent = null;
        double gap = 0;
        boolean isBeatingElsewhere = false;
        for (NodePoints points : question.nodes()) {
            double since = question.untilMillis() - last(points, question.untilMillis());
            if (!question.changed().contains(points.node())) {
                isBeatingElsewhere |= points.size() > 0 && since <= longest * GAP_FACTOR;
            } else if (points.size() > 0 && since > gap) {
                gap = since;
                silent = points;
            }
        }
        if (silent == null) {
            return answer.noData();
        }
        if (gaps.length < BEATS_MIN) {
            return answer.tooFewBeats(gaps.length, BEATS_MIN);
        }
        if (gap <= allowed) {
            return answer.beats(gap, longest, gap > longest * GAP_FACTOR ? (long) (allowed - gap) : 0);
        }
        boolean isAlone =
                question.nodes().stream().allMatch(points -> question.changed().contains(points.node()));
        return isBeatingElsewhere || isAlone
                ? answer.beatStopped(silent, gap, longest, gaps[gaps.length / 2], isAlone)
                : answer.beatStoppedEverywhere(gap);
    }

    private static double[] gaps(MetricQuestion question) {
        return question.nodes().stream()
                .flatMapToDouble(points -> IntStream.range(1, points.size())
                        .filter(i -> points.timeMillis(i) <= question.changedAtMillis())
                        .mapToDouble(i -> points.timeMillis(i) - points.timeMillis(i - 1)))
                .sorted()
                .toArray();
    }

    private static long last(NodePoints points, long until) {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.timeMillis(i) <= until) {
                return points.timeMillis(i);
            }
        }
        return Long.MIN_VALUE / 2;
    }
}
