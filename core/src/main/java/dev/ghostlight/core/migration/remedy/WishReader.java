package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.meaning.Action;
import dev.ghostlight.core.migration.sql.meaning.Constraint;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.sql.meaning.ObjectName;
import dev.ghostlight.core.migration.sql.meaning.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds in what a statement means what can be reached in another way; all else is {@link Wish.Other}. */
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
            return wish(Meaning.of(text, Dialect.POSTGRESQL), text);
        } catch (Cursor.Unreadable unreadable) {
            return new Wish.Other();
        }
    }

    private Wish wish(Meaning meaning, String text) {
        return switch (meaning) {
            case Meaning.AlterTable alter -> alterTable(alter);
            case Meaning.CreateIndex create -> createIndex(create);
            case Meaning.DropIndex drop ->
                drop.isConcurrent()
                        ? new Wish.Other()
                        : new Wish.DropIndex(relations(drop.indexes()), drop.isCascading());
            case Meaning.DropTable drop -> new Wish.DropTable(relations(drop.tables()));
            case Meaning.Update update -> update(update, new Cursor(text));
            case Meaning.Delete delete -> delete(delete, new Cursor(text));
            case Meaning.Insert _ -> new Wish.Insert();
            case Meaning.Reindex reindex ->
                reindex.isConcurrent() ? new Wish.Other() : reindex(reindex, new Cursor(text));
            case Meaning.Vacuum vacuum -> vacuum.isFull() ? new Wish.WriteAnew("VACUUM FULL") : new Wish.Other();
            case Meaning.Cluster _ -> new Wish.WriteAnew("CLUSTER");
            case Meaning.SetSetting setting -> new Wish.Setting(TIMEOUTS.contains(setting.name()));
            case Meaning.CreateTable _,
                    Meaning.Truncate _,
                    Meaning.RenameTables _,
                    Meaning.CopyFrom _,
                    Meaning.LockTable _,
                    Meaning.Transaction _,
                    Meaning.Other _ -> new Wish.Other();
        };
    }

    private static Wish reindex(Meaning.Reindex reindex, Cursor cursor) {
        cursor.accept("REINDEX");
        if (cursor.seesSymbol('(')) {
            cursor.parenthesised();
        }
        if (!cursor.accept(reindex.object()) || reindex.object().equals("SYSTEM")) {
            return new Wish.Other();
        }
        String head = cursor.passed();
        return new Wish.Reindex(head + " CONCURRENTLY " + cursor.rest());
    }

    private static Wish createIndex(Meaning.CreateIndex create) {
        if (create.isConcurrent() || create.isOnly()) {
            return new Wish.Other();
        }
        Cursor columns = new Cursor(create.definition().text());
        if (columns.accept("USING")) {
            columns.name();
        }
        return new Wish.CreateIndex(
                relation(create.table()),
                create.isUnique(),
                create.ifNotExists(),
                create.index(),
                keyed(columns.parenthesised()),
                create.definition().text());
    }

    /** What an index without a name is named by: its columns and functions, and {@code expr} for what is neither. */
    private static List<String> keyed(String columns) {
        return Cursor.split(columns).stream()
                .map(Cursor::new)
                .map(column -> column.seesSymbol('(') ? "expr" : column.name())
                .toList();
    }

    private static Wish update(Meaning.Update update, Cursor cursor) {
        cursor.accept("UPDATE");
        cursor.relation();
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
        return new Wish.Update(relation(update.table()), assignments, condition(cursor));
    }

    private static Wish delete(Meaning.Delete delete, Cursor cursor) {
        cursor.accept("DELETE", "FROM");
        cursor.relation();
        return new Wish.Delete(relation(delete.table()), condition(cursor));
    }

    private static Optional<String> condition(Cursor cursor) {
        Optional<String> condition =
                cursor.accept("WHERE") ? Optional.of(cursor.until(Set.of("RETURNING"))) : Optional.empty();
        if (!cursor.isAtEnd()) {
            throw new Cursor.Unreadable();
        }
        return condition;
    }

    private Wish alterTable(Meaning.AlterTable alter) {
        RelationName table = relation(alter.table());
        String head =
                "ALTER TABLE " + (alter.ifExists() ? "IF EXISTS " : "") + (alter.isOnly() ? "ONLY " : "") + table.sql();
        // One ALTER TABLE drops first, whatever is written first, so that what it adds may have the same name.
        for (Action action : alter.actions()) {
            if (action instanceof Action.DropConstraint drop) {
                names.free(drop.constraint());
            }
        }
        List<Wish.Action> actions =
                alter.actions().stream().map(action -> action(table, action)).toList();
        return new Wish.AlterTable(table, head, actions);
    }

    private Wish.Action action(RelationName table, Action action) {
        String text = action.span().text();
        return switch (action) {
            case Action.AddColumn add -> addColumn(table, add, text);
            case Action.SetNotNull set -> new Wish.Action.SetNotNull(set.column(), text);
            case Action.ChangeType change ->
                new Wish.Action.ChangeType(
                        change.column(), change.type().text(), change.using().map(Span::text), text);
            case Action.AddConstraint add -> addConstraint(table, add.constraint(), text);
            case Action.ValidateConstraint _ -> new Wish.Action.Validate(text);
            case Action.SetDefault set -> new Wish.Action.SetDefault(set.column(), text);
            case Action.DropColumn drop -> new Wish.Action.DropColumn(drop.column(), text);
            case Action.RenameColumn rename -> new Wish.Action.RenameColumn(rename.column(), text);
            case Action.RenameTable _ -> new Wish.Action.RenameTable(text);
            case Action.AttachPartition attach ->
                new Wish.Action.Attach(
                        relation(attach.partition()), attach.bounds().text(), text);
            case Action.DetachPartition detach ->
                new Wish.Action.Detach(relation(detach.partition()), detach.isConcurrent(), text);
            case Action.DropNotNull _,
                    Action.DropDefault _,
                    Action.RedefineColumn _,
                    Action.DropConstraint _,
                    Action.RenameConstraint _,
                    Action.AddIndex _,
                    Action.DropIndex _,
                    Action.RenameIndex _,
                    Action.Other _ -> new Wish.Action.Plain(text);
        };
    }

    private Wish.Action addColumn(RelationName table, Action.AddColumn add, String text) {
        Cursor cursor = new Cursor(add.column().span().text());
        try {
            return new Wish.Action.AddColumn(new ColumnReader(table, names).column(cursor), add.ifNotExists(), text);
        } catch (Cursor.Unreadable unreadable) {
            return new Wish.Action.Plain(text);
        }
    }

    private Wish.Action addConstraint(RelationName table, Constraint constraint, String text) {
        boolean isCheap = constraint.isNotValid()
                || constraint.isNotEnforced()
                || constraint.usingIndex().isPresent();
        if (isCheap) {
            return new Wish.Action.Plain(text);
        }
        List<String> columns = schema.table(table)
                .map(known ->
                        known.columns().stream().map(TableSchema.Column::name).toList())
                .orElse(List.of());
        try {
            Cursor cursor = new Cursor(constraint.span().text());
            return new Wish.Action.AddConstraint(new ColumnReader(table, names).constraint(cursor, columns), text);
        } catch (Cursor.Unreadable unreadable) {
            return new Wish.Action.Plain(text);
        }
    }

    private static List<RelationName> relations(List<ObjectName> objects) {
        return objects.stream().map(WishReader::relation).toList();
    }

    private static RelationName relation(ObjectName object) {
        return object.schema().isEmpty()
                ? RelationName.of(object.name())
                : new RelationName(object.schema(), object.name());
    }
}
