package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;

/** Forbids nulls without reading the table under a lock: a check that is valid proves that there are none. */
final class NotNull {
    private NotNull() {}

    static void plan(Way way, RelationName table, String column) {
        String check = RelationName.quoted(way.names().choose(table.name(), column, "present"));
        String alter = "ALTER TABLE " + table.sql() + " ";
        String name = RelationName.quoted(column);
        way.brief(table, alter + "ADD CONSTRAINT " + check + " CHECK (" + name + " IS NOT NULL) NOT VALID");
        way.online(alter + "VALIDATE CONSTRAINT " + check);
        // Two statements: one ALTER TABLE would drop the check before it looks for it.
        way.brief(table, alter + "ALTER COLUMN " + name + " SET NOT NULL", alter + "DROP CONSTRAINT " + check);
        way.changed();
    }
}
