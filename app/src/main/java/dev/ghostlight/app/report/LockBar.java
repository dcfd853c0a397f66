package dev.ghostlight.app.report;

/**
 * One lock in a drawing.
 *
 * @param table what it locks
 * @param lock its mode and its statement, such as {@code 1: ACCESS EXCLUSIVE}
 * @param fromSeconds when it is asked for, since the migration's begin; finite
 * @param heldFromSeconds when it is got
 * @param toSeconds when it is let go; infinite where nobody can tell
 * @param blocks whom it blocks
 */
record LockBar(
        String table, String lock, double fromSeconds, double heldFromSeconds, double toSeconds, Blocked blocks) {
    /** Whom a lock blocks. */
    enum Blocked {
        /** Nobody who reads or writes rows. */
        NOBODY,
        /** Those who write. */
        WRITES,
        /** Those who read or write. */
        ALL
    }
}
