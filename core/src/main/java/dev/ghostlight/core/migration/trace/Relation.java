package dev.ghostlight.core.migration.trace;

/**
 * Something that can be locked.
 *
 * @param name its name, with its schema where that is not the usual one
 * @param kind what it is
 * @param table the table it belongs to: an index's table; otherwise its own name
 */
public record Relation(String name, Kind kind, String table) {
    /** What a relation is. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        INDEX,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE
    }

    /** A table. */
    public static Relation table(String name) {
        return new Relation(name, Kind.TABLE, name);
    }
}
