package dev.ghostlight.core.migration.trace;

/**
 * Work whose time grows with a table.
 *
 * @param kind what is done
 * @param relation on what: the table, or the index that is built
 * @param part to what part of its rows, from 0 to 1: less where only some rows are changed
 */
public record Work(Kind kind, Relation relation, double part) {
    /** What is done to rows. */
    public enum Kind {
        /** Every row is read. */
        SCAN,
        /** The table is written anew, with all its indexes. */
        REWRITE,
        /** An index is built. */
        INDEX_BUILD,
        /** Every row is looked up in another table. */
        VALIDATE_FOREIGN_KEY,
        /** Rows are changed one by one: UPDATE, DELETE, INSERT ... SELECT. */
        ROWS_CHANGED
    }

    public Work {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("a part is from 0 to 1: " + part);
        }
    }

    /** Work on all rows. */
    public Work(Kind kind, Relation relation) {
        this(kind, relation, 1);
    }
}
