package dev.ghostlight.core.migration.duration;

import dev.ghostlight.core.migration.trace.Work;

/**
 * How the time of a kind of work grows with the table.
 *
 * <p>In proportion, and with n log n for an index: a straight line with a fixed part was worse, as subtracting one
 * small time from another makes their noise large; so was a term for sorts that spill to disk. Measured for this
 * project on PostgreSQL 17 over three shapes of tables.
 */
final class Growth {
    private Growth() {}

    /** How many times as long one work takes on a table of {@code to} as on one of {@code from}. */
    static double of(Work.Kind kind, Size from, Size to) {
        return switch (kind) {
            // Values stored aside are not read by a scan, but they are written anew by a rewrite.
            case SCAN, VALIDATE_FOREIGN_KEY -> ratio(from.bytes(), to.bytes());
            case REWRITE -> ratio(from.bytes() + from.asideBytes(), to.bytes() + to.asideBytes());
            case INDEX_BUILD -> ratio(sorted(from.rows()), sorted(to.rows()));
            case ROWS_CHANGED -> ratio(from.rows(), to.rows());
        };
    }

    /**
     * About how long the work takes, which only matters beside other work of the same statement.
     *
     * <p>Measured on PostgreSQL 17 with 141 bytes a row.
     */
    static double usualSeconds(Work.Kind kind, Size size) {
        return size.rows()
                * switch (kind) {
                    case SCAN -> 0.06e-6;
                    case VALIDATE_FOREIGN_KEY -> 0.17e-6;
                    case INDEX_BUILD -> 0.35e-6;
                    case REWRITE -> 3.6e-6;
                    case ROWS_CHANGED -> 25e-6;
                };
    }

    private static double sorted(double rows) {
        return rows * Math.max(1, Math.log(Math.max(1, rows)));
    }

    private static double ratio(double from, double to) {
        return to / Math.max(1, from);
    }
}
