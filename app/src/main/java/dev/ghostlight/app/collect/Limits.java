package dev.ghostlight.app.collect;

/**
 * How much a count may take.
 *
 * @param workers threads that match lines
 * @param chunkBytes how much is read at once
 * @param lineBytes the longest line that is looked at
 * @param stepsPerLine how often the pattern may look at a character of one line
 * @param tableBytes the memory each worker may use for keys
 */
record Limits(int workers, int chunkBytes, int lineBytes, long stepsPerLine, long tableBytes) {
    static final int STANDARD_LINE_BYTES = 1 << 20;

    /** The limits of this machine. */
    static Limits standard() {
        // More workers than this only wait for the one that reads.
        int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 6);
        return new Limits(workers, 1 << 18, STANDARD_LINE_BYTES, 10_000_000, tableBytes(workers));
    }

    /** The memory one of several tables may use, such that they fit in the heap while they are merged and grown. */
    static long tableBytes(int tables) {
        return Runtime.getRuntime().maxMemory() / 3 / (tables + 1);
    }
}
