package dev.ghostlight.app.report;

import dev.ghostlight.core.load.Curve;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the load on a store in block characters. Each column shows the highest rate in its span; a block in the row of
 * the capacity line means more than the capacity.
 */
final class TextChart {
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final int EIGHTHS = 8;

    /** A capacity so far above the load would flatten the curve, so it is told below the chart instead. */
    private static final double FAR_ABOVE = 4;

    private static final int FEW_STEPS = 3;

    private final StoreLoad load;
    private final TimeAxis time;
    private final RateAxis rate;
    private final int rows;
    private final int columns;
    private final int gutter;
    private final double[] highest;
    private final int capacityRow;

    /** A chart of so many columns in all, its labels included. */
    TextChart(StoreLoad load, TimeAxis time, int width) {
        this.load = load;
        this.time = time;
        double peak = Math.max(load.peakPerSecond(), highestOf(load.curve()));
        double capacity = load.store().capacityPerSecond().orElse(Double.POSITIVE_INFINITY);
        this.rate = RateAxis.upTo(capacity <= FAR_ABOVE * peak ? Math.max(peak, capacity) : peak);
        int rowsPerStep = rate.steps() <= FEW_STEPS ? 9 / rate.steps() : 2;
        this.rows = rate.steps() * rowsPerStep;
        this.gutter = gutter();
        this.columns = width - gutter - 1;
        this.highest = highest();
        this.capacityRow =
                capacity <= rate.topPerSecond() ? Math.min(rows - 1, (int) Math.floor(capacity / perRow())) : -1;
    }

    private static double highestOf(Curve curve) {
        double highest = 0;
        for (int i = 0; i < curve.size(); i++) {
            highest = Math.max(highest, curve.perSecond().get(i));
        }
        return highest;
    }

    private int gutter() {
        int widest = 1;
        for (int step = 1; step <= rate.steps(); step++) {
            widest = Math.max(widest, Columns.width(Show.rate(step * rate.stepPerSecond())));
        }
        return widest + 1;
    }

    private double perRow() {
        return rate.topPerSecond() / rows;
    }

    /** The highest rate in each column's span, with straight lines between the curve's points. */
    private double[] highest() {
        double[] values = new double[columns];
        Curve curve = load.curve();
        int point = 0;
        for (int column = 0; column < columns; column++) {
            double from = time.secondsAt((double) column / columns);
            double to = time.secondsAt((double) (column + 1) / columns);
            values[column] = Math.max(rateAt(curve, point, from), 0);
            boolean isLast = column == columns - 1;
            while (point < curve.size() && (curve.atSeconds().get(point) < to || isLast)) {
                values[column] = Math.max(values[column], curve.perSecond().get(point));
                point++;
            }
        }
        return values;
    }

    private static double rateAt(Curve curve, int next, double seconds) {
        if (next == 0 || next >= curve.size()) {
            return next == 0 ? 0 : curve.perSecond().last();
        }
        double from = curve.atSeconds().get(next - 1);
        double to = curve.atSeconds().get(next);
        double part = to > from ? Math.clamp((seconds - from) / (to - from), 0, 1) : 1;
        return curve.perSecond().get(next - 1) * (1 - part) + curve.perSecond().get(next) * part;
    }

    /** The lines of the chart, from the top down, and what there is to know to read it. */
    List<String> lines(Ink ink) {
        List<String> lines = new ArrayList<>();
        int rowsPerStep = rows / rate.steps();
        for (int row = rows - 1; row >= 0; row--) {
            boolean labelled = (row + 1) % rowsPerStep == 0;
            String label = labelled ? Show.rate((double) (row + 1) / rowsPerStep * rate.stepPerSecond()) : "";
            lines.add(Columns.padLeft(label, gutter - 1) + " " + (labelled ? "┤" : "│") + cells(row, ink));
        }
        lines.add(Columns.padLeft("0", gutter - 1) + " └" + axis());
        lines.add(" ".repeat(gutter) + times());
        return lines;
    }

    /** How to read the chart, in sentences. */
    String legend() {
        StringBuilder legend = new StringBuilder("Calls per second over the time since the rollout began");
        legend.append(time.isLogarithmic() ? " (logarithmic)." : ".");
        if (load.waves().stream().anyMatch(wave -> isMarked(wave) && wave.number() == 2)) {
            legend.append(" 2 and 3 mark the waves of expiry.");
        }
        if (load.store().capacityPerSecond() instanceof Quantity.Known(double capacity) && capacityRow < 0) {
            legend.append(" The capacity of ").append(Show.rate(capacity)).append(" lies above the chart.");
        } else if (capacityRow >= 0 && labelColumn() < 0) {
            legend.append(" The line is the").append(label().stripTrailing()).append('.');
        }
        return legend.toString();
    }

    private String cells(int row, Ink ink) {
        StringBuilder cells = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int fill = Math.clamp(eighths(column) - row * EIGHTHS, 0, EIGHTHS);
            cells.append(row == capacityRow && fill == 0 ? '─' : BLOCKS.charAt(fill));
        }
        int labelled = row == capacityRow ? labelColumn() : -1;
        if (labelled >= 0) {
            cells.replace(labelled, labelled + label().length(), label());
        }
        return capacityRow >= 0 && row >= capacityRow ? paintAbove(cells, ink) : cells.toString();
    }

    /** Bars above the capacity stand out, the capacity line itself recedes. */
    private static String paintAbove(StringBuilder cells, Ink ink) {
        StringBuilder painted = new StringBuilder();
        int from = 0;
        for (int i = 1; i <= cells.length(); i++) {
            if (i == cells.length() || isBar(cells.charAt(i)) != isBar(cells.charAt(from))) {
                String run = cells.substring(from, i);
                painted.append(isBar(run.charAt(0)) ? ink.danger(run) : run.isBlank() ? run : ink.quiet(run));
                from = i;
            }
        }
        return painted.toString();
    }

    private static boolean isBar(char cell) {
        return cell != ' ' && BLOCKS.indexOf(cell) > 0;
    }

    /** The height of a column in eighths of a row; anything above 0 is seen, and so is its side of the capacity. */
    private int eighths(int column) {
        double value = highest[column];
        int eighths = (int) Math.round(value / perRow() * EIGHTHS);
        if (value > 0) {
            eighths = Math.max(1, eighths);
        }
        if (capacityRow < 0) {
            return eighths;
        }
        int line = capacityRow * EIGHTHS;
        boolean above = value > load.store().capacityPerSecond().orElse(Double.POSITIVE_INFINITY);
        return above ? Math.max(line + 1, eighths) : Math.min(line, eighths);
    }

    private String label() {
        return " capacity " + Show.rate(load.store().capacityPerSecond().orElse(0)) + " ";
    }

    /** The rightmost column where the label hides no bar; -1 if there is none. */
    private int labelColumn() {
        int free = 0;
        for (int column = columns - 1; column >= 0; column--) {
            free = eighths(column) <= capacityRow * EIGHTHS ? free + 1 : 0;
            if (free > label().length()) {
                return column;
            }
        }
        return -1;
    }

    private String axis() {
        StringBuilder axis = new StringBuilder("─".repeat(columns));
        for (double tick : ticks()) {
            if (hasRoom(tick)) {
                axis.setCharAt(columnOf(tick), '┬');
            }
        }
        for (Wave wave : load.waves()) {
            if (isMarked(wave)) {
                axis.setCharAt(columnOf(wave.atSeconds()), (char) ('0' + wave.number()));
            }
        }
        return axis.toString();
    }

    private boolean isMarked(Wave wave) {
        return (wave.number() == 2 || wave.number() == 3) && wave.atSeconds() <= time.endSeconds();
    }

    private String times() {
        StringBuilder times = new StringBuilder();
        for (double tick : ticks()) {
            if (hasRoom(tick)) {
                times.append(" ".repeat(1 + columnOf(tick) - times.length())).append(Show.seconds(tick));
            }
        }
        return times.toString();
    }

    /** Whether a tick's label fits beside the others. */
    private boolean hasRoom(double tick) {
        return columnOf(tick) + Show.seconds(tick).length() <= columns;
    }

    private List<Double> ticks() {
        return time.ticksSeconds(10.0 / columns);
    }

    private int columnOf(double seconds) {
        return Math.clamp((int) (time.position(seconds) * columns), 0, columns - 1);
    }
}
