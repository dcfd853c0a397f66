package dev.ghostlight.core.judge.metrics;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Guesses what nobody said of a metric, by rules that the guess names. Stateless and thread-safe. */
public final class MetricGuess {
    private static final List<String> COUNTER_ENDS = List.of("_total", "_count", "_sum", "_bucket");
    private static final Pattern WORD_ENDS = Pattern.compile("[^a-z0-9]+|(?<=[a-z])(?=[0-9])");
    private static final List<String> COUNT_WORDS = List.of(
            "errors",
            "error",
            "exceptions",
            "exception",
            "failures",
            "failed",
            "timeouts",
            "requests",
            "events",
            "count",
            "counts",
            "retries",
            "restarts",
            "crashes",
            "mails",
            "orders",
            "jobs");
    private static final List<String> MORE_WORDS = List.of(
            "errors",
            "error",
            "exceptions",
            "exception",
            "failures",
            "failed",
            "failure",
            "fail",
            "timeout",
            "timeouts",
            "latency",
            "duration",
            "seconds",
            "millis",
            "ms",
            "lag",
            "delay",
            "queue",
            "backlog",
            "retries",
            "restarts",
            "crashes",
            "rejected",
            "dropped",
            "memory",
            "cpu",
            "gc",
            "5xx",
            "4xx",
            "p50",
            "p90",
            "p95",
            "p99",
            "misses");
    private static final List<String> LESS_WORDS = List.of(
            "success",
            "successes",
            "succeeded",
            "sent",
            "completed",
            "finished",
            "processed",
            "hits",
            "throughput",
            "orders",
            "mails",
            "available",
            "availability",
            "up",
            "heartbeat");
    private static final int GROWTH_STEPS_MIN = 5;
    private static final double RESETS_MAX = 0.1;

    private MetricGuess() {}

    /** What it is most likely, with the rules by which that is so. */
    public static Metric of(MetricPoints points) {
        String kindReason;
        MetricKind kind;
        String name = points.name().toLowerCase(Locale.ROOT);
        boolean isGrowing = isGrowing(points.nodes());
        if (isGrowing && COUNTER_ENDS.stream().anyMatch(name::endsWith)) {
            kind = MetricKind.COUNTER;
            kindReason = "guessed: its name ends as those of counters do, and it hardly ever falls";
        } else if (isGrowing && neverFalls(points.nodes())) {
            kind = MetricKind.COUNTER;
            kindReason = "guessed: it grows and never falls, on any node";
        } else if (isWhole(points.nodes()) && has(name, COUNT_WORDS)) {
            kind = MetricKind.COUNT;
            kindReason = "guessed: its name says what is counted, and all values are whole and not below 0";
        } else {
            kind = MetricKind.VALUE;
            kindReason = "guessed: nothing says that it is a count";
        }
        Worse worse = has(name, MORE_WORDS) ? Worse.MORE : has(name, LESS_WORDS) ? Worse.LESS : Worse.BOTH;
        String worseReason = worse == Worse.BOTH
                ? "guessed: its name does not say, so that any change is looked for"
                : "guessed from a word in its name";
        return new Metric(points.name(), kind, kindReason, worse, worseReason);
    }

    private static boolean has(String name, List<String> words) {
        return WORD_ENDS.splitAsStream(name).anyMatch(words::contains);
    }

    private static boolean isGrowing(List<NodePoints> nodes) {
        int rises = 0;
        int falls = 0;
        int points = 0;
        for (NodePoints node : nodes) {
            for (int i = 1; i < node.size(); i++) {
                rises += node.value(i) > node.value(i - 1) ? 1 : 0;
                falls += node.value(i) < node.value(i - 1) ? 1 : 0;
                points++;
            }
        }
        return rises >= GROWTH_STEPS_MIN && falls <= RESETS_MAX * points && falls * 5 <= rises;
    }

    private static boolean neverFalls(List<NodePoints> nodes) {
        for (NodePoints node : nodes) {
            for (int i = 1; i < node.size(); i++) {
                if (node.value(i) < node.value(i - 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isWhole(List<NodePoints> nodes) {
        for (NodePoints node : nodes) {
            for (int i = 0; i < node.size(); i++) {
                if (node.value(i) < 0 || node.value(i) != Math.rint(node.value(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
