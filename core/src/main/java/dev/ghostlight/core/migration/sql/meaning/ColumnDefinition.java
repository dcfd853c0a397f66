package dev.ghostlight.core.migration.sql.meaning;

import java.util.List;
import java.util.Optional;

/**
 * A column as a statement defines it.
 *
 * @param name its name
 * @param type its type, with lengths and brackets
 * @param defaultValue what a row gets that names no value
 * @param isNotNull whether it says NOT NULL; a primary key means it without saying so
 * @param constraints the others that stand with it: CHECK, UNIQUE, PRIMARY KEY, REFERENCES
 * @param generated how its value follows from the row
 * @param isIdentity whether the server counts it: {@code GENERATED ... AS IDENTITY}, {@code AUTO_INCREMENT}
 * @param span all of it
 */
public record ColumnDefinition(
        String name,
        Span type,
        Optional<Span> defaultValue,
        boolean isNotNull,
        List<Constraint> constraints,
        Optional<Generated> generated,
        boolean isIdentity,
        Span span) {
    /**
     * A value that follows from the row.
     *
     * @param expression how, with its parentheses
     * @param isStored whether it is written into the row; otherwise it is worked out on reading
     */
    public record Generated(Span expression, boolean isStored) {}

    public ColumnDefinition {
        constraints = List.copyOf(constraints);
    }
}
