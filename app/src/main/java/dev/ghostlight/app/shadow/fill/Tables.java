package dev.ghostlight.app.shadow.fill;

import dev.ghostlight.app.shadow.session.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of a schema that can have rows. */
final class Tables {
    private static final String USERS = "c.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, rn.nspname AS root_schema, r.relname AS root_name, r.oid AS root,
                   pg_catalog.pg_get_partition_constraintdef(c.oid) AS bounds
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class r ON r.oid = coalesce(pg_catalog.pg_partition_root(c.oid), c.oid)
            JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
            WHERE c.relkind = 'r' AND\s""" + USERS + " ORDER BY c.oid";

    private static final String COLUMNS = """
            SELECT a.attrelid, a.attnum, a.attname, (a.attnotnull OR t.typnotnull) AS is_required, a.atttypmod,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql,
                   t.typtype, e.typcategory, e.typname AS base, e.typtype AS base_kind,
                   (t.typcategory = 'A' AND t.typelem <> 0) AS is_array, t.typtypmod,
                   pg_catalog.format_type(e.oid,
                       CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END) AS below,
                   EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique
                           AND a.attnum = ANY (i.indkey)) AS is_unique
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            JOIN pg_catalog.pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem
                WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
            WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND\s""" + USERS + " ORDER BY a.attrelid, a.attnum";

    private static final String CHECKS = """
            SELECT o.conrelid, pg_catalog.pg_get_expr(o.conbin, o.conrelid) AS condition
            FROM pg_catalog.pg_constraint o WHERE o.contype = 'c' AND o.conrelid >= 16384""";

    private static final String KEYS = """
            SELECT o.conrelid, o.confrelid, o.conkey::int[] AS columns, pn.nspname AS parent_schema, p.relname AS parent,
                   ARRAY(SELECT a.attname::text FROM unnest(o.confkey) WITH ORDINALITY k (number, place)
                         JOIN pg_catalog.pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.number
                         ORDER BY k.place) AS parent_columns
            FROM pg_catalog.pg_constraint o
            JOIN pg_catalog.pg_class p ON p.oid = o.confrelid
            JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
            WHERE o.contype = 'f' AND NOT p.relispartition
            ORDER BY pg_catalog.cardinality(o.conkey) DESC, o.oid""";

    private static final String TRIGGERS = """
            SELECT tgrelid, tgname FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'""";

    private Tables() {}

    /** Reads them, in the order in which they were made. */
    static List<Table> read(Session session) throws SQLException {
        Map<Long, List<Column>> columns = new HashMap<>();
        session.query(COLUMNS, row -> add(columns, row.getLong("attrelid"), column(row)));
        Map<Long, List<String>> checks = new HashMap<>();
        session.query(CHECKS, row -> add(checks, row.getLong("conrelid"), row.getString("condition")));
        Map<Long, List<Key>> keys = new HashMap<>();
        session.query(KEYS, row -> add(keys, row.getLong("conrelid"), key(row)));
        Map<Long, List<String>> triggers = new HashMap<>();
        session.query(TRIGGERS, row -> add(triggers, row.getLong("tgrelid"), row.getString("tgname")));
        Map<Long, Table> tables = new LinkedHashMap<>();
        session.query(TABLES, row -> tables.put(row.getLong("oid"), table(row, columns, keys, checks, triggers)));
        return List.copyOf(tables.values());
    }

    private static Table table(
            ResultSet row,
            Map<Long, List<Column>> columns,
            Map<Long, List<Key>> keys,
            Map<Long, List<String>> checks,
            Map<Long, List<String>> triggers)
            throws SQLException {
        long number = row.getLong("oid");
        List<String> conditions = new ArrayList<>(checks.getOrDefault(number, List.of()));
        String bounds = row.getString("bounds");
        if (bounds != null) {
            conditions.add(bounds);
        }
        String schema = row.getString("nspname");
        String name = row.getString("relname");
        return new Table(
                number,
                named(schema, name),
                named(row.getString("root_schema"), row.getString("root_name")),
                Session.quoted(schema) + "." + Session.quoted(name),
                row.getLong("root"),
                columns.getOrDefault(number, List.of()),
                keys.getOrDefault(number, List.of()),
                conditions,
                triggers.getOrDefault(number, List.of()));
    }

    private static String named(String schema, String name) {
        return schema.equals("public") ? name : schema + "." + name;
    }

    private static Column column(ResultSet row) throws SQLException {
        boolean isDomain = row.getString("typtype").equals("d");
        return new Column(
                row.getInt("attnum"),
                row.getString("attname"),
                new Column.Type(
                        row.getString("sql"),
                        row.getString("base"),
                        row.getString("typcategory"),
                        isDomain ? "d" : row.getString("base_kind"),
                        row.getBoolean("is_array"),
                        isDomain ? row.getInt("typtypmod") : row.getInt("atttypmod"),
                        row.getString("below")),
                row.getBoolean("is_required"),
                row.getBoolean("is_unique"));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getLong("confrelid"),
                Session.quoted(row.getString("parent_schema")) + "." + Session.quoted(row.getString("parent")),
                Arrays.stream((Integer[]) row.getArray("columns").getArray()).toList(),
                texts(row.getArray("parent_columns")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static <T> boolean add(Map<Long, List<T>> lists, long number, T value) {
        return lists.computeIfAbsent(number, absent -> new ArrayList<>()).add(value);
    }
}
