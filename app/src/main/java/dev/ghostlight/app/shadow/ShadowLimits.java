package dev.ghostlight.app.shadow;

import java.time.Duration;

/**
 * How much a shadow may take.
 *
 * @param rows how many rows a table gets, unless production has fewer
 * @param statement how long one statement may run before it is taken for hanging
 */
public record ShadowLimits(int rows, Duration statement) {
    /** 5,000 rows: enough for scans to show; and half a minute. */
    public static final ShadowLimits USUAL = new ShadowLimits(5_000, Duration.ofSeconds(30));

    public ShadowLimits {
        if (rows < 0 || statement.isNegative() || statement.isZero()) {
            throw new IllegalArgumentException("no limits: " + rows + ", " + statement);
        }
    }
}
