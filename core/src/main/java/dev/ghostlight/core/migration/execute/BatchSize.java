package dev.ghostlight.core.migration.execute;

/**
 * How many rows a batch has, so that it takes about the time it should.
 *
 * @param rows rows of the next batch
 * @param secondsPerRow what a row took, later batches counting more; 0 before the first
 */
public record BatchSize(long rows, double secondsPerRow) {
    /** Rows of the first batch. */
    public static final BatchSize FIRST = new BatchSize(100, 0);

    private static final long ROWS_MAX = 100_000;
    private static final double WEIGHT_OF_THE_LAST = 0.4;
    private static final int GROWTH_MAX = 2;

    public BatchSize {
        if (rows < 1 || rows > ROWS_MAX || !(secondsPerRow >= 0)) {
            throw new IllegalArgumentException("no size: " + rows + " rows, " + secondsPerRow + " s each");
        }
    }

    /** The next size, after a batch of this one; it at most doubles. */
    BatchSize after(double seconds, double targetSeconds) {
        double last = Math.max(seconds, 1e-6) / rows;
        double mean = secondsPerRow == 0 ? last : WEIGHT_OF_THE_LAST * last + (1 - WEIGHT_OF_THE_LAST) * secondsPerRow;
        // A batch far too long is a fact of today, not of the mean.
        double fitting = targetSeconds / Math.max(mean, seconds > 2 * targetSeconds ? last : 0);
        return new BatchSize(Math.clamp((long) fitting, 1, Math.min(ROWS_MAX, rows * GROWTH_MAX)), mean);
    }

    /** The next size, after one that was in somebody's way. */
    BatchSize halved() {
        return new BatchSize(Math.max(1, rows / 2), secondsPerRow);
    }
}
