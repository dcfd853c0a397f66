package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;

/**
 * A trigger that computes a column from the others whenever a row is written.
 *
 * @param table whose
 * @param name its name, and that of its function
 * @param column the column
 * @param value what is assigned, as SQL over the row NEW
 */
record Follower(RelationName table, String name, String column, String value) {
    static Follower of(Way way, TableSchema table, String column, String value) {
        // Triggers fire in the order of their names; this one must see what all others made of the row.
        String name = way.names().choose("zz_" + table.name().name(), column, "follows");
        return new Follower(table.name(), name, column, value);
    }

    List<String> create() {
        String function = table.sibling(name).sql();
        return List.of(
                """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $ghostlight$
                BEGIN
                  NEW.%s := %s;
                  RETURN NEW;
                END
                $ghostlight$""".formatted(function, RelationName.quoted(column), value),
                "CREATE TRIGGER " + RelationName.quoted(name) + " BEFORE INSERT OR UPDATE ON " + table.sql()
                        + " FOR EACH ROW EXECUTE FUNCTION " + function + "()");
    }

    List<String> drop() {
        return List.of(
                "DROP TRIGGER " + RelationName.quoted(name) + " ON " + table.sql(),
                "DROP FUNCTION " + table.sibling(name).sql() + "()");
    }
}
