package dev.ghostlight.core.migration.sql;

import java.util.List;

/**
 * Statements that run together: locks taken in a transaction stay until its end.
 *
 * @param isTransaction whether they run in one transaction; if not, each commits by itself
 * @param statements the statements, without BEGIN and COMMIT; at least one
 */
public record Block(boolean isTransaction, List<Statement> statements) {
    public Block {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a block without statements");
        }
    }
}
