package dev.ghostlight.app.shadow.measure;

import java.time.Duration;

/**
 * How much measuring may take.
 *
 * @param rowsMax how many rows a table gets at most
 * @param clearSeconds the processor time of a statement that is long enough to go by
 * @param budget the time after which nothing new is begun
 */
public record MeasureLimits(int rowsMax, double clearSeconds, Duration budget) {
    /** Half a million rows, a tenth of a second, and what somebody who waits for a report bears. */
    public static final MeasureLimits USUAL = new MeasureLimits(500_000, 0.1, Duration.ofMillis(1_500));

    public MeasureLimits {
        if (rowsMax < 1 || !(clearSeconds > 0) || budget.isNegative()) {
            throw new IllegalArgumentException("no limits: " + rowsMax + ", " + clearSeconds + ", " + budget);
        }
    }
}
