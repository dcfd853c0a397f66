package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;

/** Adds columns that count: {@code serial}, and identities. */
final class Counters {
    private Counters() {}

    static void serial(Way way, TableSchema table, NewColumn column, String type) {
        RelationName sequence =
                table.name().sibling(way.names().choose(table.name().name(), column.name(), "seq"));
        count(way, table, column.name(), type, sequence, "");
        way.note(order(table, column));
    }

    /** A column can only become an identity once it is never null, so a sequence of its own counts until then. */
    static void identity(Way way, TableSchema table, NewColumn column) {
        Names names = way.names();
        RelationName identity = table.name().sibling(names.choose(table.name().name(), column.name(), "seq"));
        RelationName until = table.name().sibling(names.choose(table.name().name(), column.name(), "until"));
        count(way, table, column.name(), column.type(), until, column.identityOptions());
        String alter =
                "ALTER TABLE " + table.name().sql() + " ALTER COLUMN " + RelationName.quoted(column.name()) + " ";
        boolean isAlways = column.generation() == TableSchema.Generation.IDENTITY_ALWAYS;
        String options = "SEQUENCE NAME " + identity.sql() + spaced(column.identityOptions());
        way.brief(
                table.name(),
                alter + "DROP DEFAULT",
                alter + "ADD GENERATED " + (isAlways ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY (" + options + ")",
                "SELECT setval(" + literal(identity) + ", nextval(" + literal(until) + "), false)",
                "DROP SEQUENCE " + until.sql());
        way.note(order(table, column));
    }

    private static void count(
            Way way, TableSchema table, String column, String type, RelationName sequence, String options) {
        String name = RelationName.quoted(column);
        String next = "nextval(" + literal(sequence) + ")";
        way.brief(
                table.name(),
                "CREATE SEQUENCE " + sequence.sql() + " AS " + type + spaced(options),
                "ALTER TABLE " + table.name().sql() + " ADD COLUMN " + name + " " + type + ", ALTER COLUMN " + name
                        + " SET DEFAULT " + next,
                "ALTER SEQUENCE " + sequence.sql() + " OWNED BY " + table.name().sql() + "." + name);
        Rows.update(way, table, name + " = " + next, name + " IS NULL");
        NotNull.plan(way, table.name(), column);
    }

    private static String order(TableSchema table, NewColumn column) {
        return "Rows of " + table.name() + " get their " + column.name()
                + " in the order of the key, and rows that are written meanwhile take numbers in between.";
    }

    static String literal(RelationName relation) {
        return "'" + relation.sql().replace("'", "''") + "'";
    }

    private static String spaced(String options) {
        return options.isBlank() ? "" : " " + options.strip();
    }
}
