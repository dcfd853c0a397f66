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
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final String label;
    private final InstantSource clock;
    private final Instant start;

    /** A bar for a read that begins now. */
    public ProgressBar(String label, InstantSource clock) {
        this.label = Visible.of(label);
        this.clock = clock;
        start = clock.instant();
    }

    /**
     * The line to show now.
     *
     * @param bytesDone bytes read so far
     * @param bytesTotal bytes to read in all; 0 counts as all read
     * @param columns how long the line may be
     */
    public String line(long bytesDone, long bytesTotal, int columns) {
        double share = bytesTotal <= 0 ? 1 : Math.clamp((double) bytesDone / bytesTotal, 0, 1);
        List<String> parts = new ArrayList<>(List.of(label, percentage(share)));
        double seconds = Duration.between(start, clock.instant()).toNanos() / 1e9;
        if (seconds > 0 && bytesDone > 0) {
            double bytesPerSecond = bytesDone / seconds;
            parts.add(Show.count(Math.rint(bytesPerSecond / BYTES_PER_MEGABYTE)) + " MB/s");
            if (share < 1) {
                parts.add(Show.seconds(Math.ceil((bytesTotal - bytesDone) / bytesPerSecond)) + " left");
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
