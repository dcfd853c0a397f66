package dev.ghostlight.core.migration.execute;

/**
 * How long an attempt may wait for a lock, and how long it may last. There is no way to write an unbounded wait.
 *
 * @param lockTimeoutMillis how long it waits for any one lock, at least 1
 * @param totalMillis how long all of it may last, waiting included; 0 for no limit, which only a statement may have
 *     whose lock stops nobody
 */
public record LockLimits(long lockTimeoutMillis, long totalMillis) {
    /** How long clients are taken to wait for an answer where nobody says. */
    public static final double ASSUMED_CLIENT_SECONDS = 1;

    /** The part of the clients' timeout for which writers may queue behind a lock that is waited for. */
    private static final double WAITING_PART = 0.25;

    /** The part of the clients' timeout for which a lock may then be held. */
    private static final double HOLDING_PART = 0.35;

    private static final long WAITING_MILLIS_MAX = 500;
    private static final long HOLDING_MILLIS_MAX = 2_000;

    public LockLimits {
        if (lockTimeoutMillis < 1 || totalMillis < 0) {
            throw new IllegalArgumentException("no limit: " + lockTimeoutMillis + " ms, " + totalMillis + " ms");
        }
    }

    /**
     * Limits that keep a client who meets the lock within its timeout: waiting and holding together take at most 60 %
     * of it.
     *
     * @param clientTimeoutSeconds how long a client waits for an answer, more than 0
     */
    public static LockLimits below(double clientTimeoutSeconds) {
        if (!(clientTimeoutSeconds > 0)) {
            throw new IllegalArgumentException("no timeout: " + clientTimeoutSeconds + " s");
        }
        long waiting = millis(clientTimeoutSeconds * WAITING_PART, WAITING_MILLIS_MAX);
        return new LockLimits(waiting, waiting + millis(clientTimeoutSeconds * HOLDING_PART, HOLDING_MILLIS_MAX));
    }

    /** Limits for a statement that stops nobody, neither while it waits nor while it works. */
    public static LockLimits patient(double waitSeconds) {
        return new LockLimits(millis(waitSeconds, Integer.MAX_VALUE), 0);
    }

    private static long millis(double seconds, long max) {
        return Math.clamp(Math.round(seconds * 1_000), 1, max);
    }
}
