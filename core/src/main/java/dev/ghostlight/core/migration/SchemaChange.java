package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.meaning.Action;
import dev.ghostlight.core.migration.sql.meaning.ColumnDefinition;
import dev.ghostlight.core.migration.sql.meaning.Constraint;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.sql.meaning.ObjectName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a statement changes that releases can see, or that nothing brings back. */
sealed interface SchemaChange {
    /** The table. */
    String table();

    /** A table and its rows go. */
    record DropTable(String table) implements SchemaChange {}

    /** The rows of a table go. */
    record EmptyTable(String table) implements SchemaChange {}

    /** A table is called differently. */
    record RenameTable(String table, String to) implements SchemaChange {}

    /** A column and its values go. */
    record DropColumn(String table, String column) implements SchemaChange {}

    /** A column is called differently. */
    record RenameColumn(String table, String column, String to) implements SchemaChange {}

    /** A column comes. */
    record AddColumn(String table, String column, boolean isRequired, boolean hasDefault) implements SchemaChange {}

    /** A column's values are turned into another type. */
    record ChangeType(String table, String column) implements SchemaChange {}

    /** A column must have a value from now on. */
    record SetRequired(String table, String column) implements SchemaChange {}

    /** A column gets a value where none is given. */
    record SetDefault(String table, String column) implements SchemaChange {}

    /** What a statement changes; nothing where it is not understood. */
    static List<SchemaChange> of(Statement statement, Engine engine) {
        return switch (Meaning.of(statement.text(), engine.dialect())) {
            case Meaning.DropTable drop ->
                drop.tables().stream()
                        .<SchemaChange>map(table -> new DropTable(name(table)))
                        .toList();
            case Meaning.Truncate truncate ->
                truncate.tables().stream()
                        .<SchemaChange>map(table -> new EmptyTable(name(table)))
                        .toList();
            case Meaning.RenameTables rename ->
                rename.names().stream()
                        .<SchemaChange>map(pair -> new RenameTable(name(pair.table()), name(pair.to())))
                        .toList();
            case Meaning.AlterTable alter ->
                alter.actions().stream()
                        .flatMap(action -> of(name(alter.table()), action).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static Optional<SchemaChange> of(String table, Action action) {
        return switch (action) {
            case Action.DropColumn drop -> Optional.of(new DropColumn(table, drop.column()));
            case Action.RenameTable rename -> Optional.of(new RenameTable(table, rename.newName()));
            case Action.RenameColumn rename -> Optional.of(new RenameColumn(table, rename.column(), rename.newName()));
            case Action.AddColumn add -> Optional.of(added(table, add.column()));
            case Action.RedefineColumn redefine -> Optional.of(redefined(table, redefine));
            case Action.ChangeType change -> Optional.of(new ChangeType(table, change.column()));
            case Action.SetNotNull set -> Optional.of(new SetRequired(table, set.column()));
            case Action.SetDefault set -> Optional.of(new SetDefault(table, set.column()));
            default -> Optional.empty();
        };
    }

    private static SchemaChange added(String table, ColumnDefinition column) {
        boolean isPrimary = column.constraints().stream().anyMatch(each -> each.kind() == Constraint.Kind.PRIMARY_KEY);
        boolean hasDefault = column.defaultValue().isPresent()
                || column.generated().isPresent()
                || column.isIdentity()
                || column.type().text().toLowerCase(Locale.ROOT).endsWith("serial");
        return new AddColumn(table, column.name(), column.isNotNull() || isPrimary, hasDefault);
    }

    private static SchemaChange redefined(String table, Action.RedefineColumn redefine) {
        String name = redefine.definition().name();
        return name.equals(redefine.column())
                ? new ChangeType(table, name)
                : new RenameColumn(table, redefine.column(), name);
    }

    /** As facts name a table: with its schema unless that is the usual one. */
    private static String name(ObjectName table) {
        return table.schema().equals("public") ? table.name() : table.toString();
    }
}
