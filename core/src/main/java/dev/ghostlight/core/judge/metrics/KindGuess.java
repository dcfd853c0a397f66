package dev.ghostlight.core.judge.metrics;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells what the numbers of a metric are, from its name and from its points. Stateless.
 *
 * <p>A name that ends with {@code _total}, {@code _count} or {@code _sum} is a counter. One with a word for time, size
 * or share in it is a value. Else: whole numbers, none below zero, that never fall, are a counter (at least ten rises);
 * whole numbers, none below zero, are counts; the rest are values.
 */
final class KindGuess {
    private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum)");
    private static final Pattern VALUE = Pattern.compile(
            ".*(latency|duration|seconds|millis|_ms|time|bytes|percent|ratio|rate|usage|memory|heap|cpu|load|p50|p9\\d|"
                    + "median|quantile|average|temperature).*");
    private static final int RISES_MIN = 10;

    private KindGuess() {}

    static Kind of(Metric metric) {
        String name = metric.name().toLowerCase(Locale.ROOT);
        if (COUNTER.matcher(name).matches()) {
            return Kind.COUNTER;
        }
        if (VALUE.matcher(name).matches()) {
            return Kind.VALUE;
        }
        boolean isWhole = true;
        boolean isRising = true;
        int rises = 0;
        for (Points points : metric.nodes().values()) {
            double last = Double.NaN;
            for (int i = 0; i < points.size(); i++) {
                double value = points.value(i);
                if (!points.isMissing(i)) {
                    isWhole &= value >= 0 && value == Math.rint(value);
                    isRising &= !(value < last);
                    rises += value > last ? 1 : 0;
                    last = value;
                }
            }
        }
        return !isWhole ? Kind.VALUE : isRising && rises >= RISES_MIN ? Kind.COUNTER : Kind.COUNT;
    }

    static List<String> assumption(Metric metric, Kind kind) {
        String taken = switch (kind) {
            case COUNTER -> "a counter that only goes up and begins again at a restart";
            case COUNT -> "events of each interval";
            case VALUE -> "measured values";
        };
        return List.of(metric.name() + " is taken for " + taken + ", by its name and its points");
    }
}
