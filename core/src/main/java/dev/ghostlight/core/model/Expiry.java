package dev.ghostlight.core.model;

/**
 * When a cache lets go of an entry; a limit that does not apply is infinite.
 *
 * @param afterWriteSeconds seconds after the fill
 * @param jitter the spread of that time, as a part of it on either side; 0 to 1
 * @param afterAccessSeconds seconds since the last read
 * @param refreshAfterWriteSeconds seconds after the fill from which the next read reloads the entry while it is served
 *     the old value; for the load on the store the same as an expiry
 * @param maxEntries how many entries are kept, the least recently used leave first
 */
public record Expiry(
        double afterWriteSeconds,
        double jitter,
        double afterAccessSeconds,
        double refreshAfterWriteSeconds,
        double maxEntries) {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    public Expiry {
        requirePositive("after-write", afterWriteSeconds);
        requirePositive("after-access", afterAccessSeconds);
        requirePositive("refresh-after-write", refreshAfterWriteSeconds);
        requirePositive("max-entries", maxEntries);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is not between 0 and 1: " + jitter);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is not more than 0: " + value);
        }
    }

    /** Entries stay for ever. */
    public static Expiry never() {
        return new Expiry(NO_LIMIT, 0, NO_LIMIT, NO_LIMIT, NO_LIMIT);
    }

    /** Entries leave a fixed time after they were filled. */
    public static Expiry afterWrite(double seconds) {
        return new Expiry(seconds, 0, NO_LIMIT, NO_LIMIT, NO_LIMIT);
    }

    /** Entries leave a fixed time after they were last read. */
    public static Expiry afterAccess(double seconds) {
        return new Expiry(NO_LIMIT, 0, seconds, NO_LIMIT, NO_LIMIT);
    }

    /** The least recently used entry leaves when there are more than {@code entries}. */
    public static Expiry maxEntries(double entries) {
        return new Expiry(NO_LIMIT, 0, NO_LIMIT, NO_LIMIT, entries);
    }

    /** This expiry with its write time spread by {@code part} on either side. */
    public Expiry withJitter(double part) {
        return new Expiry(afterWriteSeconds, part, afterAccessSeconds, refreshAfterWriteSeconds, maxEntries);
    }

    /** This expiry with room for {@code entries} only. */
    public Expiry withMaxEntries(double entries) {
        return new Expiry(afterWriteSeconds, jitter, afterAccessSeconds, refreshAfterWriteSeconds, entries);
    }

    /** Seconds from a fill until the store is asked again because of the fill's age; infinite when it never is. */
    public double renewalSeconds() {
        return Math.min(afterWriteSeconds, refreshAfterWriteSeconds);
    }
}
