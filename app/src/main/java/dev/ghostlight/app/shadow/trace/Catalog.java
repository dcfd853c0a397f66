package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.core.migration.trace.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The relations that users made, as they are at one moment, by their numbers.
 *
 * @param entries each by its number in the server's catalog
 */
record Catalog(Map<Long, Entry> entries) {
    private static final String QUERY = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relfilenode, c.reltuples,
                   i.indrelid AS table_oid, t.relname AS table_name, tn.nspname AS table_schema
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
            WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'i', 'I', 'v', 'm', 'S', 'f')
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    /**
     * A relation.
     *
     * @param relation its name and kind
     * @param isPartitioned whether it has no rows of its own
     * @param file the number of its file; another one when it is written anew
     * @param table the number of the table it belongs to: an index's; otherwise its own
     * @param rows how many rows it was last seen to have
     */
    record Entry(Relation relation, boolean isPartitioned, long file, long table, double rows) {
        boolean isIndex() {
            return relation.kind() == Relation.Kind.INDEX;
        }
    }

    /** Reads it as a session sees it, with what it has not committed. */
    static Catalog read(Session session) throws SQLException {
        Map<Long, Entry> entries = new TreeMap<>();
        session.query(QUERY, row -> entries.put(row.getLong("oid"), entry(row)));
        return new Catalog(Map.copyOf(entries));
    }

    /** What this has and {@code other} lacks. */
    List<Relation> without(Catalog other) {
        return entries.entrySet().stream()
                .filter(each -> !other.entries.containsKey(each.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getValue().relation())
                .toList();
    }

    /** The files of all indexes. */
    Set<Long> indexFiles() {
        return entries.values().stream().filter(Entry::isIndex).map(Entry::file).collect(Collectors.toSet());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String kind = row.getString("relkind");
        String name = name(row.getString("nspname"), row.getString("relname"));
        String table = row.getString("table_name");
        return new Entry(
                new Relation(name, kind(kind), table == null ? name : name(row.getString("table_schema"), table)),
                kind.equals("p") || kind.equals("I"),
                row.getLong("relfilenode"),
                table == null ? row.getLong("oid") : row.getLong("table_oid"),
                row.getDouble("reltuples"));
    }

    private static String name(String schema, String name) {
        return schema.equals("public") ? name : schema + "." + name;
    }

    private static Relation.Kind kind(String kind) {
        return switch (kind) {
            case "p" -> Relation.Kind.PARTITIONED_TABLE;
            case "i", "I" -> Relation.Kind.INDEX;
            case "v" -> Relation.Kind.VIEW;
            case "m" -> Relation.Kind.MATERIALIZED_VIEW;
            case "S" -> Relation.Kind.SEQUENCE;
            default -> Relation.Kind.TABLE;
        };
    }
}
