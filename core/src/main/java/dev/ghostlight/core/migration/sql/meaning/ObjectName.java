package dev.ghostlight.core.migration.sql.meaning;

/**
 * The name of a table, an index or another object, as the server keeps it: without quotes, and in PostgreSQL in small
 * letters where it has none.
 *
 * @param schema the schema; empty where none is written
 * @param name the name
 * @param span as it is written
 */
public record ObjectName(String schema, String name, Span span) {
    /** With its schema, where one is written. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
