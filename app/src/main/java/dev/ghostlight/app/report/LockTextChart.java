package dev.ghostlight.app.report;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** Draws locks as bars along the time, one below the other. */
final class LockTextChart {
    /** How to read it. */
    static final String LEGEND =
            "Expected times since the migration began. ░ waits for the lock, and everybody behind it;"
                    + " █ nobody can read or write, ▓ nobody can write, ─ others go on; > goes on for a time that nobody can"
                    + " tell.";

    private static final int MOST_ROWS = 40;
    private static final String INDENT = "    ";

    private final List<LockBar> bars;
    private final boolean withTables;
    private final TimeAxis time;
    private final int labels;
    private final int columns;

    /** A chart of so many columns in all; without the names of tables where those might be taken for markup. */
    LockTextChart(List<LockBar> bars, int width, boolean withTables) {
        this.bars = bars;
        this.withTables = withTables;
        this.time = new TimeAxis(end(bars), 0);
        int room = width - INDENT.length() - 1;
        int widest = bars.stream()
                .mapToInt(bar -> Columns.width(Visible.of(label(bar))))
                .max()
                .orElse(0);
        this.labels = Math.min(widest, room / 2);
        this.columns = room - labels;
    }

    /** When all is over; where nobody can tell, twice what can be told. */
    static double end(List<LockBar> bars) {
        double end = 0;
        boolean isKnown = true;
        for (LockBar bar : bars) {
            for (double at : new double[] {bar.fromSeconds(), bar.heldFromSeconds(), bar.toSeconds()}) {
                end = Double.isFinite(at) ? Math.max(end, at) : end;
                isKnown &= Double.isFinite(at);
            }
        }
        return end == 0 ? 1 : isKnown ? end : 2 * end;
    }

    private String label(LockBar bar) {
        return withTables ? bar.table() + " " + bar.lock() : bar.lock();
    }

    /** The bars, and below them the time. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (LockBar bar : bars.subList(0, Math.min(MOST_ROWS, bars.size()))) {
            String label = Columns.wrap(Visible.of(label(bar)), labels).getFirst();
            lines.add((INDENT + Columns.padRight(label, labels) + " " + cells(bar)).stripTrailing());
        }
        if (bars.size() > MOST_ROWS) {
            lines.add(INDENT + "and " + Show.count(bars.size() - MOST_ROWS) + " more");
        }
        lines.add(INDENT + " ".repeat(labels + 1) + ticks());
        return lines;
    }

    private String cells(LockBar bar) {
        int from = column(bar.fromSeconds());
        int held = column(bar.heldFromSeconds());
        int to = Math.max(column(bar.toSeconds()), held + 1);
        String cells = " ".repeat(from)
                + "░".repeat(Math.max(0, held - from))
                + fill(bar).repeat(Math.max(1, to - held));
        String fitting = cells.substring(Math.max(0, cells.length() - columns));
        return Double.isFinite(bar.toSeconds()) ? fitting : fitting.substring(0, fitting.length() - 1) + ">";
    }

    private static String fill(LockBar bar) {
        return switch (bar.blocks()) {
            case ALL -> "█";
            case WRITES -> "▓";
            case NOBODY -> "─";
        };
    }

    private int column(double seconds) {
        return Double.isFinite(seconds)
                ? Math.clamp((int) (time.position(seconds) * columns), 0, columns - 1)
                : columns;
    }

    private String ticks() {
        StringBuilder ticks = new StringBuilder();
        for (double tick : time.ticksSeconds(Math.min(1, 12.0 / columns))) {
            String text = Show.seconds(tick);
            int at = column(tick);
            if (at >= ticks.length() && at + text.length() <= columns) {
                ticks.append(" ".repeat(at - ticks.length())).append(text).append(' ');
            }
        }
        return ticks.toString().stripTrailing();
    }
}
