package dev.ghostlight.app.report;

import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Draws schedules as bars: a row for each node, or for each group of nodes when there are many; a bar while its nodes
 * are out. All lanes share one time axis.
 */
final class ScheduleDrawing {
    private static final int MOST_ROWS = 200;
    private static final double WIDTH = 1_000;
    private static final double LEFT = 8;
    private static final double RIGHT = 40;
    private static final double TALLEST = 240;
    private static final double TALLEST_ROW = 5;
    private static final double THINNEST_BAR = 7;
    private static final double TITLE = 24;
    private static final double FOOT = 24;
    private static final double TICKS_APART = 0.12;

    private final StringBuilder svg = new StringBuilder();
    private final List<Lane> lanes;
    private final TimeAxis time;

    private ScheduleDrawing(List<Lane> lanes) {
        this.lanes = lanes;
        double end = 1;
        for (Lane lane : lanes) {
            end = Math.max(end, lane.schedule().starts().last() + lane.downtimeSeconds());
        }
        this.time = new TimeAxis(end, 0);
    }

    /** The lanes, one below the other, as SVG that is coloured by the page's style. */
    static String of(List<Lane> lanes) {
        return new ScheduleDrawing(lanes).draw();
    }

    private String draw() {
        double y = 0;
        for (Lane lane : lanes) {
            y += height(lane);
        }
        for (double tick : time.ticksSeconds(TICKS_APART)) {
            double x = x(tick);
            svg.append("<line class=\"grid\"");
            at("x1", x).at("x2", x).at("y1", 0).at("y2", y).svg.append("/>");
            text("tick", x, y + FOOT - 8, Show.seconds(tick));
        }
        double top = 0;
        for (int i = 0; i < lanes.size(); i++) {
            lane(lanes.get(i), i, top);
            top += height(lanes.get(i));
        }
        return "<svg class=\"schedule\" role=\"img\" aria-label=\"When each node restarts\" viewBox=\"0 0 "
                + number(WIDTH) + " " + number(y + FOOT) + "\">" + svg + "</svg>";
    }

    private static int rows(Lane lane) {
        return Math.min(lane.schedule().nodes(), MOST_ROWS);
    }

    private static double rowHeight(Lane lane) {
        return Math.min(TALLEST_ROW, TALLEST / rows(lane));
    }

    private static double height(Lane lane) {
        return TITLE + rows(lane) * rowHeight(lane) + 8;
    }

    private void lane(Lane lane, int number, double top) {
        Schedule schedule = lane.schedule();
        int rows = rows(lane);
        double height = rowHeight(lane);
        text("lane", LEFT, top + TITLE - 8, lane.title());
        for (int row = 0; row < rows; row++) {
            int first = (int) ((long) row * schedule.nodes() / rows);
            int last = (int) ((long) (row + 1) * schedule.nodes() / rows) - 1;
            double from = schedule.starts().get(first);
            double to = schedule.starts().get(last) + lane.downtimeSeconds();
            svg.append("<rect class=\"lane").append(number).append('"');
            at("x", x(from)).at("y", top + TITLE + row * height);
            at("width", Math.max(THINNEST_BAR, x(to) - x(from))).at("height", height * 0.8);
            svg.append("><title>")
                    .append(first == last ? "node " : "nodes " + Show.count(first + 1) + " to ")
                    .append(Show.count(last + 1))
                    .append(": ")
                    .append(Show.seconds(from))
                    .append("</title></rect>");
        }
    }

    private void text(String style, double x, double y, String text) {
        svg.append("<text class=\"").append(style).append('"');
        at("x", x).at("y", y).svg.append('>').append(HtmlText.escape(text)).append("</text>");
    }

    private ScheduleDrawing at(String name, double value) {
        svg.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private double x(double seconds) {
        return LEFT + time.position(seconds) * (WIDTH - LEFT - RIGHT);
    }
}
