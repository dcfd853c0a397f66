package dev.ghostlight.app.report;

import dev.ghostlight.core.model.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Draws locks as bars along the time, one below the other, for a page. */
final class LockDrawing {
    private static final int MOST_ROWS = 200;
    private static final double WIDTH = 1_000;
    private static final double LEFT = 8;
    private static final double RIGHT = 40;
    private static final double ROW = 34;
    private static final double TITLE = 16;
    private static final double BAR = 12;
    private static final double FOOT = 24;
    private static final double THINNEST_BAR = 3;
    private static final double TICKS_APART = 0.12;

    private final StringBuilder svg = new StringBuilder();
    private final List<LockBar> bars;
    private final TimeAxis time;

    private LockDrawing(List<LockBar> bars) {
        this.bars = bars.subList(0, Math.min(MOST_ROWS, bars.size()));
        this.time = new TimeAxis(LockTextChart.end(bars), 0);
    }

    /** The bars as SVG that is coloured by the page's style. */
    static String of(List<LockBar> bars) {
        return new LockDrawing(bars).draw();
    }

    private String draw() {
        double height = bars.size() * ROW + 8;
        for (double tick : time.ticksSeconds(TICKS_APART)) {
            svg.append("<line class=\"grid\"");
            at("x1", x(tick)).at("x2", x(tick)).at("y1", 0).at("y2", height).svg.append("/>");
            text("tick", x(tick), height + FOOT - 8, Show.seconds(tick));
        }
        for (int row = 0; row < bars.size(); row++) {
            bar(bars.get(row), row * ROW);
        }
        return "<svg class=\"schedule\" role=\"img\" aria-label=\"How long each lock is held\" viewBox=\"0 0 "
                + number(WIDTH) + " " + number(height + FOOT) + "\">" + svg + "</svg>";
    }

    private void bar(LockBar bar, double top) {
        text("lane", LEFT, top + TITLE - 4, bar.table() + " " + bar.lock());
        if (bar.heldFromSeconds() > bar.fromSeconds()) {
            piece("waits", "waited for", bar.fromSeconds(), bar.heldFromSeconds(), top);
        }
        String style = switch (bar.blocks()) {
            case ALL -> "blocked";
            case WRITES -> "unwritable";
            case NOBODY -> "lane0";
        };
        piece(
                style,
                Double.isFinite(bar.toSeconds()) ? "held" : "held for a time that nobody can tell",
                bar.heldFromSeconds(),
                bar.toSeconds(),
                top);
    }

    private void piece(String style, String title, double from, double to, double top) {
        svg.append("<rect class=\"").append(style).append('"');
        at("x", x(from))
                .at("y", top + TITLE)
                .at("width", Math.max(THINNEST_BAR, x(to) - x(from)))
                .at("height", BAR);
        svg.append("><title>").append(title);
        if (Double.isFinite(to)) {
            svg.append(": ").append(Show.seconds(to - from));
        }
        svg.append("</title></rect>");
    }

    private void text(String style, double x, double y, String text) {
        svg.append("<text class=\"").append(style).append('"');
        at("x", x).at("y", y).svg.append('>').append(HtmlText.escape(text)).append("</text>");
    }

    private LockDrawing at(String name, double value) {
        svg.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private double x(double seconds) {
        double position = Double.isFinite(seconds) ? time.position(seconds) : 1;
        return LEFT + position * (WIDTH - LEFT - RIGHT);
    }
}
