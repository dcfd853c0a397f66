package dev.ghostlight.core.migration.sql.meaning;

import java.util.List;
import java.util.Optional;

/**
 * A rule for the rows of a table.
 *
 * @param kind what it demands
 * @param name its name, where one is written
 * @param columns the columns that it names itself; none where it stands with its column, or uses an index
 * @param expression what a CHECK demands, with its parentheses; the elements of an EXCLUDE
 * @param references the table that a foreign key points to
 * @param usingIndex the index that it takes over
 * @param isNotValid whether rows that are there already are not checked: {@code NOT VALID}
 * @param isNotEnforced whether nothing is checked at all: {@code NOT ENFORCED}
 * @param span all of it
 */
public record Constraint(
        Kind kind,
        Optional<String> name,
        List<String> columns,
        Optional<Span> expression,
        Optional<ObjectName> references,
        Optional<String> usingIndex,
        boolean isNotValid,
        boolean isNotEnforced,
        Span span) {
    /** What a constraint demands. */
    public enum Kind {
        CHECK,
        FOREIGN_KEY,
        UNIQUE,
        PRIMARY_KEY,
        EXCLUDE,
        NOT_NULL
    }

    public Constraint {
        columns = List.copyOf(columns);
    }
}
