package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a statement of PostgreSQL wants; what it does not know is {@link Wish.Other}, never a guess. */
final class WishReader {
    private static final Set<String> TIMEOUTS =
            Set.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "transaction_timeout");

    private final DatabaseSchema schema;
    private final Names names;

    WishReader(DatabaseSchema schema, Names names) {
        this.schema = schema;
        this.names = names;
    }

    Wish read(String text) {
        try {
            return statement(new Cursor(text));
        } catch (Cursor.Unreadable unreadable) {
            return new Wish.Other();
        }
    }

    private Wish statement(Cursor cursor) {
        if (cursor.accept("ALTER", "TABLE")) {
            return alterTable(cursor);
        }
        if (cursor.accept("CREATE")) {
            return createIndex(cursor);
        }
        if (cursor.accept("DROP", "INDEX")) {
            return dropIndex(cursor);
        }
        if (cursor.accept("DROP", "TABLE")) {
            cursor.accept("IF", "EXISTS");
            return new Wish.DropTable(relations(cursor.until(Set.of("CASCADE", "RESTRICT"))));
        }
        if (cursor.accept("UPDATE")) {
            return update(cursor);
        }
        if (cursor.accept("DELETE", "FROM")) {
            return delete(cursor);
        }
        if (cursor.sees("INSERT")) {
            return new Wish.Insert();
        }
        return maintenance(cursor);
    }

    private static Wish maintenance(Cursor cursor) {
        if (cursor.accept("REINDEX")) {
            return reindex(cursor);
        }
        if (cursor.sees("CLUSTER")) {
            return new Wish.WriteAnew("CLUSTER");
        }
        if (cursor.accept("VACUUM")) {
            String options = cursor.seesSymbol('(') ? cursor.parenthesised() : cursor.isAtEnd() ? "" : cursor.rest();
            return options.toUpperCase(Locale.ROOT).matches("(?s)FULL\\b.*|.*,\\s*FULL\\b.*")
                    ? new Wish.WriteAnew("VACUUM FULL")
                    : new Wish.Other();
        }
        if (cursor.accept("SET")) {
            if (!cursor.accept("LOCAL")) {
                cursor.accept("SESSION");
            }
            return new Wish.Setting(TIMEOUTS.contains(cursor.name()));
        }
        return new Wish.Other();
    }

    private static Wish reindex(Cursor cursor) {
        if (cursor.seesSymbol('(')) {
            cursor.parenthesised();
        }
        boolean isKnown = cursor.accept("INDEX")
                || cursor.accept("TABLE")
                || cursor.accept("SCHEMA")
                || cursor.accept("DATABASE");
        if (!isKnown || cursor.sees("CONCURRENTLY")) {
            return new Wish.Other();
        }
        String head = cursor.passed();
        return new Wish.Reindex(head + " CONCURRENTLY " + cursor.rest());
    }

    private static Wish createIndex(Cursor cursor) {
        boolean isUnique = cursor.accept("UNIQUE");
        if (!cursor.accept("INDEX") || cursor.sees("CONCURRENTLY")) {
            return new Wish.Other();
        }
        boolean mayExist = cursor.accept("IF", "NOT", "EXISTS");
        Optional<String> name = cursor.sees("ON") ? Optional.empty() : Optional.of(cursor.name());
        if (!cursor.accept("ON") || cursor.sees("ONLY")) {
            return new Wish.Other();
        }
        RelationName table = cursor.relation();
        String tail = cursor.rest();
        Cursor columns = new Cursor(tail);
        if (columns.accept("USING")) {
            columns.name();
        }
        return new Wish.CreateIndex(table, isUnique, mayExist, name, keyed(columns.parenthesised()), tail);
    }

    /** What an index without a name is named by: its columns, and {@code expr} for what is none. */
    private static List<String> keyed(String columns) {
        return Cursor.split(columns).stream()
                .map(column -> {
                    Cursor cursor = new Cursor(column);
                    if (cursor.seesSymbol('(')) {
                        return "expr";
                    }
                    return cursor.name();
                })
                .toList();
    }

    private static Wish dropIndex(Cursor cursor) {
        if (cursor.sees("CONCURRENTLY")) {
            return new Wish.Other();
        }
        cursor.accept("IF", "EXISTS");
        List<RelationName> indexes = relations(cursor.until(Set.of("CASCADE", "RESTRICT")));
        return new Wish.DropIndex(indexes, cursor.sees("CASCADE"));
    }

    private static List<RelationName> relations(String text) {
        return Cursor.split(text).stream()
                .map(part -> {
                    Cursor cursor = new Cursor(part);
                    RelationName name = cursor.relation();
                    if (!cursor.isAtEnd()) {
                        throw new Cursor.Unreadable();
                    }
                    return name;
                })
                .toList();
    }

    private static Wish update(Cursor cursor) {
        RelationName table = cursor.relation();
        if (!cursor.accept("SET")) {
            return new Wish.Other();
        }
        List<RowChange.Assignment> assignments = new ArrayList<>();
        for (String part : Cursor.split(cursor.until(Set.of("FROM", "WHERE", "RETURNING")))) {
            Cursor assignment = new Cursor(part);
            String column = assignment.name();
            if (!assignment.acceptSymbol('=')) {
                return new Wish.Other();
            }
            assignments.add(new RowChange.Assignment(column, assignment.rest()));
        }
        Optional<String> condition = condition(cursor);
        return new Wish.Update(table, assignments, condition);
    }

    private static Wish delete(Cursor cursor) {
        RelationName table = cursor.relation();
        return new Wish.Delete(table, condition(cursor));
    }

    private static Optional<String> condition(Cursor cursor) {
        Optional<String> condition =
                cursor.accept("WHERE") ? Optional.of(cursor.until(Set.of("RETURNING"))) : Optional.empty();
        if (!cursor.isAtEnd()) {
            throw new Cursor.Unreadable();
        }
        return condition;
    }

    private Wish alterTable(Cursor cursor) {
        boolean mayLack = cursor.accept("IF", "EXISTS");
        boolean isOnly = cursor.accept("ONLY");
        RelationName table = cursor.relation();
        cursor.acceptSymbol('*');
        String head = "ALTER TABLE " + (mayLack ? "IF EXISTS " : "") + (isOnly ? "ONLY " : "") + table.sql();
        List<String> parts = Cursor.split(cursor.rest());
        parts.forEach(this::freeDropped);
        List<Wish.Action> actions =
                parts.stream().map(text -> action(table, text)).toList();
        return new Wish.AlterTable(table, head, actions);
    }

    /** One ALTER TABLE drops first, whatever is written first, so that what it adds may have the same name. */
    private void freeDropped(String text) {
        Cursor cursor = new Cursor(text);
        if (cursor.accept("DROP", "CONSTRAINT")) {
            cursor.accept("IF", "EXISTS");
            names.free(cursor.name());
        }
    }

    private Wish.Action action(RelationName table, String text) {
        try {
            return action(table, new Cursor(text), text);
        } catch (Cursor.Unreadable unreadable) {
            return new Wish.Action.Plain(text);
        }
    }

    private Wish.Action action(RelationName table, Cursor cursor, String text) {
        if (cursor.accept("ADD")) {
            return add(table, cursor, text);
        }
        if (cursor.accept("ALTER")) {
            return alterColumn(cursor, text);
        }
        if (cursor.sees("VALIDATE", "CONSTRAINT")) {
            return new Wish.Action.Validate(text);
        }
        if (cursor.accept("DROP")) {
            boolean isColumn = cursor.accept("COLUMN") || !cursor.sees("CONSTRAINT");
            cursor.accept("IF", "EXISTS");
            return isColumn ? new Wish.Action.DropColumn(cursor.name(), text) : new Wish.Action.Plain(text);
        }
        if (cursor.accept("RENAME")) {
            return rename(cursor, text);
        }
        if (cursor.accept("ATTACH", "PARTITION")) {
            return new Wish.Action.Attach(cursor.relation(), cursor.rest(), text);
        }
        if (cursor.accept("DETACH", "PARTITION")) {
            RelationName partition = cursor.relation();
            return new Wish.Action.Detach(partition, !cursor.isAtEnd(), text);
        }
        return new Wish.Action.Plain(text);
    }

    private static Wish.Action rename(Cursor cursor, String text) {
        if (cursor.sees("TO")) {
            return new Wish.Action.RenameTable(text);
        }
        if (cursor.sees("CONSTRAINT")) {
            return new Wish.Action.Plain(text);
        }
        cursor.accept("COLUMN");
        return new Wish.Action.RenameColumn(cursor.name(), text);
    }

    private Wish.Action add(RelationName table, Cursor cursor, String text) {
        boolean isConstraint = cursor.sees("CONSTRAINT")
                || cursor.sees("CHECK")
                || cursor.sees("FOREIGN", "KEY")
                || cursor.sees("UNIQUE")
                || cursor.sees("PRIMARY", "KEY")
                || cursor.sees("EXCLUDE");
        ColumnReader reader = new ColumnReader(table, names);
        if (isConstraint) {
            List<String> columns = schema.table(table)
                    .map(known -> known.columns().stream()
                            .map(TableSchema.Column::name)
                            .toList())
                    .orElse(List.of());
            return new Wish.Action.AddConstraint(reader.constraint(cursor, columns), text);
        }
        cursor.accept("COLUMN");
        boolean mayExist = cursor.accept("IF", "NOT", "EXISTS");
        return new Wish.Action.AddColumn(reader.column(cursor), mayExist, text);
    }

    private static Wish.Action alterColumn(Cursor cursor, String text) {
        cursor.accept("COLUMN");
        String column = cursor.name();
        if (cursor.accept("SET", "NOT", "NULL")) {
            return new Wish.Action.SetNotNull(column, text);
        }
        if (cursor.accept("TYPE") || cursor.accept("SET", "DATA", "TYPE")) {
            String type = cursor.until(Set.of("USING"));
            Optional<String> using = cursor.accept("USING") ? Optional.of(cursor.rest()) : Optional.empty();
            return new Wish.Action.ChangeType(column, type, using, text);
        }
        return new Wish.Action.Plain(text);
    }
}
