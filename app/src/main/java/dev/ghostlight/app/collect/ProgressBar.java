package dev.ghostlight.app.collect;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Show;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Words how far a long read has come, as one line of text: what is read, a bar, the percentage, the rate and the time
 * left.
 *
 * <p>The rate is the mean since the bar was made. Where the line is too narrow, the bar goes first, then what is on the
 * right. Immutable; thread-safe if its clock is.
 */
public final class ProgressBar {
    private static final int BAR_COLUMNS_MIN = 10;
    private static final int BAR_COLUMNS_MAX = 40;

    private final String label;
    private final Unit unit;
    private final InstantSource clock;
    private final Instant start;

    /** What is counted. */
    public enum Unit {
        BYTES(1e6, "MB/s"),
        ROWS(1, "rows/s");

        private final double shown;
        private final String rate;

        Unit(double shown, String rate) {
            this.shown = shown;
            this.rate = rate;
        }
    }

    /** A bar for a read of bytes that begins now. */
    public ProgressBar(String label, InstantSource clock) {
        this(label, Unit.BYTES, clock);
    }

    /** A bar for something that begins now. */
    public ProgressBar(String label, Unit unit, InstantSource clock) {
        this.unit = unit;
        this.label = Visible.of(label);
        this.clock = clock;
        start = clock.instant();
    }

    /**
     * The line to show now.
     *
     * @param done how much is done
     * @param total how much there is in all; 0 counts as all done
     * @param columns how long the line may be
     */
    public String line(long done, long total, int columns) {
        double share = total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
        List<String> parts = new ArrayList<>(List.of(label, percentage(share)));
        double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
        if (seconds > 0 && done > 0) {
            double perSecond = done / seconds;
            parts.add(Show.count(Math.rint(perSecond / unit.shown)) + " " + unit.rate);
            if (share < 1) {
                parts.add(Show.seconds(Math.ceil((total - done) / perSecond)) + " left");
            }
        }
        int barColumns = Math.min(BAR_COLUMNS_MAX, columns - join(parts).length() - 2);
        if (barColumns >= BAR_COLUMNS_MIN) {
            parts.add(1, bar(share, barColumns));
        }
        while (parts.size() > 1 && join(parts).length() > columns) {
            parts.removeLast();
        }
        String line = join(parts);
        return line.substring(0, Math.clamp(columns, 0, line.length()));
    }

    private static String join(List<String> parts) {
        return String.join("  ", parts);
    }

    private static String percentage(double share) {
        // 100% only when all is read.
        String percentage = Show.percent(Math.floor(share * 100) / 100);
        return " ".repeat("100%".length() - percentage.length()) + percentage;
    }

    private static String bar(double share, int columns) {
        int full = (int) (share * columns);
        return "█".repeat(full) + "░".repeat(columns - full);
    }
}
