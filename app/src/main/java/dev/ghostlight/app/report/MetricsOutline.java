package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.core.judge.SeenMetric;
import dev.ghostlight.core.judge.metrics.JudgedMetric;
import dev.ghostlight.core.judge.metrics.MetricClass;
import dev.ghostlight.core.judge.metrics.MetricNumbers;
import dev.ghostlight.core.model.Show;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lays out what the judge said of metrics. */
final class MetricsOutline {
    private static final int SHOWN = 30;

    private MetricsOutline() {}

    static List<Block> blocks(List<SeenMetric> metrics) {
        List<List<String>> rows = metrics.stream()
                .map(SeenMetric::judged)
                .sorted(Comparator.comparing(JudgedMetric::outcome)
                        .thenComparing(judged -> judged.metric().name()))
                .limit(SHOWN)
                .map(MetricsOutline::row)
                .toList();
        Block table = new Block.Table(List.of("class", "metric", "times as much", "is a", "worse if"), rows);
        return metrics.size() <= SHOWN
                ? List.of(table)
                : List.of(
                        table,
                        new Block.Paragraph(Show.count(metrics.size() - (double) SHOWN)
                                + " more are in the report as JSON: --format json."));
    }

    /** {@code no change seen}. */
    static String word(MetricClass outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> row(JudgedMetric judged) {
        return List.of(
                word(judged.outcome()),
                judged.metric().name(),
                ratio(judged.numbers()),
                judged.metric().kind().name().toLowerCase(Locale.ROOT),
                judged.metric().worse().name().toLowerCase(Locale.ROOT));
    }

    private static String ratio(MetricNumbers numbers) {
        if (Double.isNaN(numbers.ratio())) {
            return "not known";
        }
        String range = Double.isNaN(numbers.ratioLow()) || Double.isNaN(numbers.ratioHigh())
                ? ""
                : " (" + number(numbers.ratioLow()) + " to " + number(numbers.ratioHigh()) + ")";
        return number(numbers.ratio()) + range;
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? "any" : Show.count(value);
    }
}
