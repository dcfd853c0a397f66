package dev.ghostlight.core.judge.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges several metrics of a fleet under one budget of false alarms, in equal parts: so it holds whatever they have to
 * do with each other (union bound). Immutable and thread-safe.
 *
 * @param changed the names of the nodes that were changed
 * @param changedAtMillis when that was, in milliseconds since 1970 UTC
 * @param falseAlarms the probability of a false alarm of all of them together; between 0 and 1
 * @param directions which way is worse, by the metric's name, where a person said so
 * @param expected what should go on happening
 */
public record MetricFamily(
        Set<String> changed,
        long changedAtMillis,
        double falseAlarms,
        Map<String, Worse> directions,
        List<ExpectedEvent> expected) {
    public MetricFamily {
        changed = Set.copyOf(changed);
        directions = Map.copyOf(directions);
        expected = List.copyOf(expected);
    }

    /** The metrics that are expected and not there. */
    public List<String> missing(List<MetricPoints> metrics) {
        Set<String> there = byName(metrics).keySet();
        List<String> missing = new ArrayList<>();
        for (ExpectedEvent event : expected) {
            if (!there.contains(event.metric())) {
                missing.add(event.metric());
            }
            event.per().filter(occasion -> !there.contains(occasion)).ifPresent(missing::add);
        }
        return missing.stream().distinct().toList();
    }

    /**
     * Judges each metric, and each expected event in the place of its metric, in the order of the metrics' names.
     *
     * @param untilMillis what is later is not looked at
     * @throws IllegalArgumentException if an expected metric is missing
     */
    public List<JudgedMetric> judge(List<MetricPoints> metrics, long untilMillis) {
        Map<String, MetricPoints> named = byName(metrics);
        List<String> missing = missing(metrics);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("missing: " + missing);
        }
        List<MetricPoints> plain = metrics.stream()
                .filter(points ->
                        expected.stream().noneMatch(event -> event.metric().equals(points.name())))
                .toList();
        int questions = plain.size() + expected.size();
        MetricSetting setting = MetricSetting.USUAL.withAlpha(falseAlarms / Math.max(1, questions));
        List<JudgedMetric> judged = new ArrayList<>();
        plain.forEach(points -> judged.add(MetricJudge.judge(question(points, untilMillis), setting)));
        for (ExpectedEvent event : expected) {
            MetricQuestion question = question(points(named, event.metric()), untilMillis);
            judged.add(
                    event.per().isPresent()
                            ? SilenceJudge.ratio(
                                    question, points(named, event.per().get()), setting)
                            : SilenceJudge.heartbeat(question, setting));
        }
        return judged;
    }

    private MetricQuestion question(MetricPoints points, long untilMillis) {
        Metric guessed = MetricGuess.of(points);
        Worse said = directions.get(points.name());
        Metric metric = said == null
                ? guessed
                : new Metric(guessed.name(), guessed.kind(), guessed.kindReason(), said, "given");
        return new MetricQuestion(metric, points.nodes(), changed, changedAtMillis, untilMillis);
    }

    private static MetricPoints points(Map<String, MetricPoints> named, String name) {
        return named.getOrDefault(name, new MetricPoints(name, List.of()));
    }

    private static Map<String, MetricPoints> byName(List<MetricPoints> metrics) {
        Map<String, MetricPoints> named = new LinkedHashMap<>();
        metrics.forEach(points -> named.putIfAbsent(points.name(), points));
        return named;
    }
}
