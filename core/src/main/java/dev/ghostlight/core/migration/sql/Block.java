package dev.ghostlight.core.migration.sql;

import java.util.List;

/**
 * Statements that run together: locks taken in a transaction stay until its end.
 *
 * @param isTransaction whether they run in one transaction; if not, each commits by itself
 * @param isUndone whether the transaction is rolled back at its end; its locks were held all the same
 * @param statements the statements, without BEGIN and COMMIT; at least one
 */
public record Block(boolean isTransaction, boolean isUndone, List<Statement> statements) {
    public Block {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a block without statements");
        }
    }

    /** Statements whose effect stays. */
    public Block(boolean isTransaction, List<Statement> statements) {
        this(isTransaction, false, statements);
    }
}
