package dev.ghostlight.core.migration.trace;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.List;
import java.util.Optional;

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

    /** What it does for one statement; empty if it did not come so far. */
    public Optional<StatementTrace> of(Statement statement) {
        // Nearly always they stand in the order of their numbers, and none is missing.
        int usual = statement.number() - 1;
        return usual >= 0 && usual < statements.size() && isOf(statements.get(usual), statement)
                ? Optional.of(statements.get(usual))
                : statements.stream().filter(traced -> isOf(traced, statement)).findFirst();
    }

    private static boolean isOf(StatementTrace traced, Statement statement) {
        return traced.statement().number() == statement.number();
    }

    /** Whether it ends with a statement that the engine refused. */
    public boolean isBrokenOff() {
        return !statements.isEmpty() && statements.getLast().failure().isPresent();
    }
}
