package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.meaning.ColumnDefinition.Generated;
import dev.ghostlight.core.migration.sql.meaning.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the definition of one column. Used once, by one thread. */
final class ColumnReader {
    private static final Set<String> AFTER_TYPE = Set.of(
            "CONSTRAINT", "NOT", "NULL", "DEFAULT", "CHECK", "UNIQUE", "PRIMARY", "REFERENCES", "GENERATED", "COLLATE");
    private static final Set<String> AFTER_TYPE_IN_POSTGRESQL =
            with(AFTER_TYPE, "STORAGE", "COMPRESSION", "DEFERRABLE", "INITIALLY");
    private static final Set<String> AFTER_TYPE_IN_MARIADB = with(
            AFTER_TYPE,
            "AS",
            "AUTO_INCREMENT",
            "COMMENT",
            "ON",
            "CHARACTER",
            "CHARSET",
            "INVISIBLE",
            "KEY",
            "FIRST",
            "AFTER");

    private final Cursor cursor;
    private final Set<String> stops;
    private final List<Constraint> constraints = new ArrayList<>();
    private Optional<Span> defaultValue = Optional.empty();
    private Optional<Generated> generated = Optional.empty();
    private boolean isNotNull;
    private boolean isIdentity;

    ColumnReader(Cursor cursor) {
        this.cursor = cursor;
        this.stops = cursor.isMariaDb() ? AFTER_TYPE_IN_MARIADB : AFTER_TYPE_IN_POSTGRESQL;
    }

    /** Reads all that is left. */
    ColumnDefinition read() throws NotUnderstoodException {
        int from = cursor.position();
        String name = cursor.name();
        Span type = cursor.type(stops);
        while (!cursor.isAtEnd()) {
            element();
        }
        return new ColumnDefinition(
                name, type, defaultValue, isNotNull, constraints, generated, isIdentity, cursor.span(from));
    }

    private static Set<String> with(Set<String> words, String... others) {
        return Stream.concat(words.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    private void element() throws NotUnderstoodException {
        if (cursor.take("NOT", "NULL")) {
            isNotNull = true;
            cursor.take("NO", "INHERIT");
        } else if (cursor.take("DEFAULT")) {
            defaultValue = Optional.of(cursor.until(stops));
        } else if (cursor.take("GENERATED")) {
            generated();
        } else if (!cursor.take("NULL") && !(cursor.isMariaDb() ? mariaDbElement() : postgresqlElement())) {
            constraint();
        }
    }

    private boolean postgresqlElement() throws NotUnderstoodException {
        if (cursor.take("COLLATE")) {
            cursor.objectName();
            return true;
        }
        if (cursor.take("STORAGE") || cursor.take("COMPRESSION")) {
            cursor.name();
            return true;
        }
        return false;
    }

    private boolean mariaDbElement() throws NotUnderstoodException {
        if (cursor.take("AUTO_INCREMENT")) {
            isIdentity = true;
        } else if (cursor.take("AS")) {
            computed();
        } else if (cursor.take("COMMENT") || cursor.take("COLLATE") || cursor.take("CHARSET") || cursor.take("AFTER")) {
            cursor.any();
        } else if (cursor.take("CHARACTER", "SET")) {
            cursor.any();
        } else if (cursor.take("ON", "UPDATE")) {
            cursor.until(stops);
        } else {
            return cursor.take("INVISIBLE") || cursor.take("FIRST");
        }
        return true;
    }

    private void generated() throws NotUnderstoodException {
        if (!cursor.take("ALWAYS")) {
            cursor.expect("BY", "DEFAULT");
        }
        cursor.expect("AS");
        if (cursor.take("IDENTITY")) {
            isIdentity = true;
            if (cursor.isAt('(')) {
                cursor.parenthesised();
            }
        } else {
            computed();
        }
    }

    private void computed() throws NotUnderstoodException {
        Span expression = cursor.parenthesised();
        boolean isStored = cursor.take("STORED") || cursor.take("PERSISTENT");
        if (!isStored) {
            cursor.take("VIRTUAL");
        }
        generated = Optional.of(new Generated(expression, isStored));
    }

    private void constraint() throws NotUnderstoodException {
        Constraint constraint = new ConstraintReader(cursor).inline();
        if (constraint.kind() == Kind.NOT_NULL) {
            isNotNull = true;
        } else {
            constraints.add(constraint);
        }
    }
}
