package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Questions from tables of numbers: node 0 was changed. */
final class Questions {
    static final long CHANGED_AT = 1_764_000_000_000L;

    private Questions() {}

    /** Points by node, a step apart, so many of them before the change. */
    static MetricQuestion of(Metric metric, double[][] points, int before, long stepMillis) {
        long[] times = LongStream.range(0, points[0].length)
                .map(t -> CHANGED_AT + (t - before) * stepMillis)
                .toArray();
        List<NodePoints> nodes = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            nodes.add(new NodePoints("node-" + i, times, points[i]));
        }
        long until = CHANGED_AT + (points[0].length - before) * stepMillis;
        return new MetricQuestion(metric, nodes, Set.of("node-0"), CHANGED_AT, until);
    }

    /** The first part of a time. */
    static double[][] until(double[][] points, int length) {
        return Arrays.stream(points).map(row -> Arrays.copyOf(row, length)).toArray(double[][]::new);
    }

    /** One changed node against one other, with nothing before the change, a point a minute. */
    static JudgedMetric againstOne(MetricKind kind, double[] changed, double[] other) {
        double[][] points = {changed, other};
        return MetricJudge.judge(of(Metric.given("errors", kind, Worse.MORE), points, 0, 60_000), MetricSetting.USUAL);
    }
}
