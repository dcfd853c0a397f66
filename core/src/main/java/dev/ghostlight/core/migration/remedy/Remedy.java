package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.sql.Statement;
import java.util.List;

/** What can be done about a migration that hurts. */
public sealed interface Remedy {
    /** Nothing: no statement works long while it blocks others. */
    record Unneeded() implements Remedy {}

    /**
     * Other steps to the same end.
     *
     * @param way the steps
     */
    record Offered(SafeWay way) implements Remedy {}

    /**
     * There is no other way that is known to be safe.
     *
     * @param obstacles why; at least one
     */
    record Refused(List<Obstacle> obstacles) implements Remedy {
        public Refused {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * Why a statement cannot be replaced.
     *
     * @param statement the statement
     * @param reason why, and what a person can do, in whole sentences
     */
    record Obstacle(Statement statement, String reason) {
        /** The same as a sentence that names the statement. */
        public String sentence() {
            return "Statement " + statement.number() + ": " + reason;
        }
    }
}
