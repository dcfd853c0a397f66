package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Place;

/**
 * One statement of a migration.
 *
 * @param number its place in the migration, from 1
 * @param text the statement as the server gets it, without its closing semicolon
 * @param where where it begins in the file
 * @param data the rows that follow a {@code COPY ... FROM stdin}, each with its line's end; empty for all others
 */
public record Statement(int number, String text, Place where, String data) {
    /** A statement that no rows follow. */
    public Statement(int number, String text, Place where) {
        this(number, text, where, "");
    }
}
