package dev.ghostlight.core.migration.duration;

import dev.ghostlight.core.migration.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * How long a statement works in production, once it has its locks.
 *
 * @param statement the statement
 * @param seconds the time; empty where the size of a table that it works on is unknown
 * @param unknownTables the tables whose size is unknown, in order
 * @param widenedBy what makes the interval wider, as phrases such as {@code the server's speed is not known}
 */
public record StatementDuration(
        Statement statement, Optional<Interval> seconds, List<String> unknownTables, List<String> widenedBy) {
    public StatementDuration {
        unknownTables = List.copyOf(unknownTables);
        widenedBy = List.copyOf(widenedBy);
    }
}
