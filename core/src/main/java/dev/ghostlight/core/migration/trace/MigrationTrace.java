package dev.ghostlight.core.migration.trace;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Migration;
import java.util.List;

/**
 * What an engine does for a migration.
 *
 * @param migration the migration
 * @param engine the engine that was asked
 * @param statements its statements, as far as they went: the last one may have failed
 */
public record MigrationTrace(Migration migration, Engine engine, List<StatementTrace> statements) {
    public MigrationTrace {
        statements = List.copyOf(statements);
    }

    /** Whether it ends with a statement that the engine refused. */
    public boolean isBrokenOff() {
        return !statements.isEmpty() && statements.getLast().failure().isPresent();
    }
}
