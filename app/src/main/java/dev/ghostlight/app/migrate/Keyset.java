package dev.ghostlight.app.migrate;

import dev.ghostlight.app.migrate.MigrateException.Kind;
import dev.ghostlight.core.migration.remedy.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL that goes through a table in the order of a key. Keys are kept as the texts that the server writes, and read back
 * as the columns' own types.
 *
 * @param table the table, as SQL
 * @param columns the key's columns, as SQL
 * @param types their types, as SQL
 */
record Keyset(String table, List<String> columns, List<String> types) {
    private static final String TYPES = """
            SELECT format_type(a.atttypid, a.atttypmod)
            FROM unnest(?::text[]) WITH ORDINALITY AS k (name, place)
            JOIN pg_attribute a ON a.attrelid = to_regclass(?) AND a.attname = (parse_ident(k.name))[1]
                 AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
            ORDER BY k.place""";
    private static final String HAS_INDEX = """
            SELECT EXISTS (
                SELECT FROM pg_index i
                WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
                  AND i.indimmediate AND i.indnkeyatts = cardinality(?::text[])
                  AND (SELECT array_agg(a.attname::text ORDER BY k.place)
                       FROM unnest(i.indkey::int[]) WITH ORDINALITY AS k (number, place)
                       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
                       WHERE k.place <= i.indnkeyatts)
                      = (SELECT array_agg((parse_ident(name))[1] ORDER BY place)
                         FROM unnest(?::text[]) WITH ORDINALITY AS w (name, place)))""";

    Keyset {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /**
     * The keyset of a backfill.
     *
     * @throws MigrateException where its key is none that a table can be gone through by
     */
    static Keyset of(Step.Backfill step, Database database) throws SQLException, MigrateException {
        List<String> types = database.all(row -> row.getString(1), TYPES, step.key(), step.table());
        boolean isUnique = types.size() == step.key().size()
                && !types.isEmpty()
                && database.is(HAS_INDEX, step.table(), step.key(), step.key());
        if (!isUnique) {
            throw new MigrateException(
                    Kind.REFUSED,
                    step.table() + ": (" + String.join(", ", step.key()) + ") is no key to go through it by. Rows would"
                            + " be left out or read again and again. Name the columns of a unique index that is valid,"
                            + " whole and immediate, in its order, all of them NOT NULL.");
        }
        return new Keyset(step.table(), step.key(), types);
    }

    /** The key of a row as texts. */
    private String texts() {
        return columns.stream().map(column -> column + "::text").collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    private String order(String direction) {
        return columns.stream().map(column -> column + direction).collect(Collectors.joining(", "));
    }

    private String row() {
        return columns.size() == 1 ? columns.getFirst() : "(" + String.join(", ", columns) + ")";
    }

    private String literal(List<String> key) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            values.add(quoted(key.get(i)) + "::" + types.get(i));
        }
        return values.size() == 1 ? values.getFirst() : "(" + String.join(", ", values) + ")";
    }

    /** A text as SQL, whatever standard_conforming_strings is. */
    private static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return text.contains("\\") ? " E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    /** Rows behind one key and up to another, both as SQL; an empty key is no bound. */
    String between(List<String> after, List<String> upTo) {
        List<String> bounds = new ArrayList<>();
        if (!after.isEmpty()) {
            bounds.add(row() + " > " + literal(after));
        }
        if (!upTo.isEmpty()) {
            bounds.add(row() + " <= " + literal(upTo));
        }
        return bounds.isEmpty() ? "true" : String.join(" AND ", bounds);
    }

    /** The highest key. */
    String highest() {
        return "SELECT " + texts() + " FROM " + table + " ORDER BY " + order(" DESC") + " LIMIT 1";
    }

    /** The key of the last of so many rows behind a key; no row where there are fewer. */
    String last(List<String> after, List<String> upTo, long rows) {
        return "SELECT " + texts() + " FROM " + table + " WHERE " + between(after, upTo) + " ORDER BY " + order("")
                + " OFFSET " + (rows - 1) + " LIMIT 1";
    }

    /**
     * Of so many rows behind a key: how many there are, for how many the condition holds, and the last key, which is
     * NULL where there are none.
     */
    String counted(List<String> after, long rows, String condition) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            names.add("ghostlight_" + i);
        }
        String last = names.stream().map(name -> name + "::text").collect(Collectors.joining(", ", "ARRAY[", "]"));
        String descending = names.stream().map(name -> name + " DESC").collect(Collectors.joining(", "));
        return "WITH found (" + String.join(", ", names) + ", ghostlight_left) AS (SELECT "
                + String.join(", ", columns) + ", (" + condition + "\n) FROM " + table + " WHERE "
                + between(after, List.of()) + " ORDER BY " + order("") + " LIMIT " + rows
                + ") SELECT count(*), count(*) FILTER (WHERE ghostlight_left), (SELECT " + last
                + " FROM found ORDER BY " + descending + " LIMIT 1) FROM found";
    }

    /** The change of the rows of a range that still need it. */
    String change(Step.Backfill step, List<String> after, List<String> upTo) {
        String where = " WHERE " + between(after, upTo) + " AND (" + step.condition() + "\n)";
        return switch (step.change()) {
            case Step.Backfill.Change.Update(String assignments) ->
                "UPDATE " + table + " SET " + assignments + "\n" + where;
            case Step.Backfill.Change.Delete() -> "DELETE FROM " + table + where;
        };
    }
}
