package dev.ghostlight.app.report;

import dev.ghostlight.core.judge.SignatureTimeline;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws how often signatures came over time: a row for each, bars for a changed node, a line for an unchanged one. All
 * rows share the time; each has its own height.
 */
final class JudgeDrawing {
    private static final double WIDTH = 1_000;
    private static final double LEFT = 8;
    private static final double RIGHT = 40;
    private static final double TITLE = 24;
    private static final double ROW = 56;
    private static final double FOOT = 24;
    private static final double TICKS_APART = 0.12;
    private static final int TITLE_LENGTH = 110;

    /** What the rows show. */
    static final String LEGEND =
            "How often each came over time. Bars: on a changed node, before the change and after it;"
                    + " the dark one decides. Line: on a node that was not changed.";

    private final StringBuilder svg = new StringBuilder();
    private final List<SignatureTimeline> timelines;
    private final long changedAtMillis;
    private final double secondsBefore;
    private final double seconds;

    private JudgeDrawing(List<SignatureTimeline> timelines, long changedAtMillis) {
        this.timelines = timelines;
        this.changedAtMillis = changedAtMillis;
        SignatureTimeline first = timelines.getFirst();
        secondsBefore = (changedAtMillis - first.fromMillis()) / 1e3;
        seconds = first.stepMillis() / 1e3 * first.changed().size();
    }

    /** The rows, one below the other, as SVG that is coloured by the page's style. */
    static String of(List<SignatureTimeline> timelines, long changedAtMillis) {
        return new JudgeDrawing(timelines, changedAtMillis).draw();
    }

    private String draw() {
        double bottom = timelines.size() * (TITLE + ROW);
        // As far apart as ticks over all of it would be, from the change on.
        for (double tick : new TimeAxis(Math.max(1, seconds), 0).ticksSeconds(TICKS_APART)) {
            if (tick > seconds - secondsBefore) {
                break;
            }
            double x = x(secondsBefore + tick);
            line("grid", x, 0, bottom);
            text("tick", x, bottom + FOOT - 8, tick == 0 ? "change" : "+" + Show.seconds(tick));
        }
        line("change", x(secondsBefore), 0, bottom);
        for (int i = 0; i < timelines.size(); i++) {
            row(timelines.get(i), i * (TITLE + ROW));
        }
        return "<svg class=\"schedule judge\" role=\"img\" aria-label=\"How often each signature came\" viewBox=\"0 0 "
                + number(WIDTH) + " " + number(bottom + FOOT) + "\">" + svg + "</svg>";
    }

    private void row(SignatureTimeline timeline, double top) {
        String title = timeline.kind().word() + "  " + timeline.title();
        text(
                "lane",
                LEFT,
                top + TITLE - 8,
                title.length() > TITLE_LENGTH ? title.substring(0, TITLE_LENGTH) + "…" : title);
        double most = Stream.concat(timeline.changed().stream(), timeline.unchanged().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double base = top + TITLE + ROW - 6;
        double step = timeline.stepMillis() / 1e3;
        for (int i = 0; i < timeline.changed().size() && most > 0; i++) {
            bar(timeline, i, base, (ROW - 8) * timeline.changed().get(i) / most, step);
        }
        curve(timeline.unchanged(), base, most, step);
        if (timeline.decidedAtMillis() != LogLine.NO_TIME) {
            double at = (timeline.decidedAtMillis() - timeline.fromMillis()) / 1e3;
            line("proof", x(at), top + TITLE, base);
        }
    }

    private void bar(SignatureTimeline timeline, int index, double base, double height, double step) {
        if (height <= 0) {
            return;
        }
        boolean isAfter = timeline.fromMillis() + (index + 1) * timeline.stepMillis() > changedAtMillis;
        double from = x(index * step);
        svg.append("<rect class=\"").append(isAfter ? "after" : "before").append('"');
        at("x", from).at("y", base - height).at("width", Math.max(1, x((index + 1) * step) - from - 0.5));
        at("height", height).svg.append("><title>");
        svg.append(Show.count(timeline.changed().get(index)))
                .append(" per changed node in ")
                .append(Show.seconds(step))
                .append("</title></rect>");
    }

    private void curve(List<Double> values, double base, double most, double step) {
        if (values.isEmpty() || most <= 0) {
            return;
        }
        svg.append("<polyline class=\"others\" points=\"");
        for (int i = 0; i < values.size(); i++) {
            svg.append(i == 0 ? "" : " ")
                    .append(number(x((i + 0.5) * step)))
                    .append(',')
                    .append(number(base - (ROW - 8) * values.get(i) / most));
        }
        svg.append("\"/>");
    }

    private void line(String style, double x, double from, double to) {
        svg.append("<line class=\"").append(style).append('"');
        at("x1", x).at("x2", x).at("y1", from).at("y2", to).svg.append("/>");
    }

    private void text(String style, double x, double y, String text) {
        svg.append("<text class=\"").append(style).append('"');
        at("x", x).at("y", y).svg.append('>').append(HtmlText.escape(text)).append("</text>");
    }

    private JudgeDrawing at(String name, double value) {
        svg.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private double x(double second) {
        return LEFT + second / Math.max(1, seconds) * (WIDTH - LEFT - RIGHT);
    }
}
