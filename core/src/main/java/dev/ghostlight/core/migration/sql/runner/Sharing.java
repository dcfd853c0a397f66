package dev.ghostlight.core.migration.sql.runner;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What shares a transaction, where a tool was told otherwise than it does by itself. */
public enum Sharing {
    /** Each migration has its own. */
    PER_MIGRATION,
    /** All that are to come have one together. */
    ALL,
    /** None has one: each statement commits by itself. */
    NONE;

    /** Migrations as they are run then; with one transaction for all, they are one. */
    public List<Migration> of(List<Migration> migrations) {
        return switch (this) {
            case PER_MIGRATION ->
                migrations.stream().map(migration -> in(migration, true)).toList();
            case NONE ->
                migrations.stream().map(migration -> in(migration, false)).toList();
            case ALL -> migrations.size() < 2 ? PER_MIGRATION.of(migrations) : List.of(together(migrations));
        };
    }

    private static Migration in(Migration migration, boolean isTransaction) {
        return migration.blocks().isEmpty()
                ? migration
                : new Migration(
                        migration.name(),
                        migration.where(),
                        migration.runner(),
                        List.of(new Block(isTransaction, migration.statements())),
                        migration.down(),
                        migration.assumptions());
    }

    private static Migration together(List<Migration> migrations) {
        Migration first = migrations.getFirst();
        List<Statement> statements = new ArrayList<>();
        for (Migration migration : migrations) {
            for (Statement each : migration.statements()) {
                statements.add(new Statement(statements.size() + 1, each.text(), each.where(), each.data()));
            }
        }
        return new Migration(
                first.name() + " to " + migrations.getLast().name(),
                first.where(),
                first.runner(),
                statements.isEmpty() ? List.of() : List.of(new Block(true, statements)),
                Optional.empty(),
                migrations.stream()
                        .flatMap(migration -> migration.assumptions().stream())
                        .distinct()
                        .toList());
    }
}
