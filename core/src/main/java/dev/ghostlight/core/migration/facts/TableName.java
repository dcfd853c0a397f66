package dev.ghostlight.core.migration.facts;

/** Names of tables as facts and reports write them: {@code vulnerabilities}, {@code audit.log}. */
public final class TableName {
    private TableName() {}

    /**
     * A table's name, with its schema in front where that is not the usual one.
     *
     * <p>Names stand as the database has them, case included. One with a dot or a double quote in it stands in double
     * quotes, those in it doubled, so that different tables have different names.
     */
    public static String of(String schema, String table, String usualSchema) {
        return schema.equals(usualSchema) ? part(table) : part(schema) + "." + part(table);
    }

    private static String part(String name) {
        boolean isPlain = !name.isEmpty() && name.indexOf('.') < 0 && name.indexOf('"') < 0;
        return isPlain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
