package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.meaning.Constraint.Kind;
import java.util.List;
import java.util.Optional;

/** Reads one constraint. Used once, by one thread. */
final class ConstraintReader {
    private final Cursor cursor;
    private List<String> columns = List.of();
    private Optional<Span> expression = Optional.empty();
    private Optional<ObjectName> references = Optional.empty();
    private Optional<String> usingIndex = Optional.empty();
    private boolean isNotValid;
    private boolean isNotEnforced;

    ConstraintReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A constraint that stands with its column. */
    Constraint inline() throws NotUnderstoodException {
        int from = cursor.position();
        Optional<String> name = constraintName();
        Kind kind = inlineKind();
        options();
        return constraint(kind, name, from);
    }

    /** A constraint of a table. */
    Constraint ofTable() throws NotUnderstoodException {
        int from = cursor.position();
        Optional<String> name = constraintName();
        Kind kind = tableKind();
        options();
        return constraint(kind, name, from);
    }

    private Constraint constraint(Kind kind, Optional<String> name, int from) {
        return new Constraint(
                kind, name, columns, expression, references, usingIndex, isNotValid, isNotEnforced, cursor.span(from));
    }

    private Optional<String> constraintName() throws NotUnderstoodException {
        if (!cursor.take("CONSTRAINT")) {
            return Optional.empty();
        }
        // MariaDB lets the name be left out: CONSTRAINT FOREIGN KEY (a) ...
        boolean hasNone = cursor.isMariaDb()
                && (cursor.isAt("FOREIGN", "KEY")
                        || cursor.isAt("PRIMARY", "KEY")
                        || cursor.isAt("UNIQUE")
                        || cursor.isAt("CHECK"));
        return hasNone ? Optional.empty() : Optional.of(cursor.name());
    }

    private Kind inlineKind() throws NotUnderstoodException {
        if (cursor.take("NOT", "NULL")) {
            return Kind.NOT_NULL;
        }
        if (cursor.take("CHECK")) {
            expression = Optional.of(cursor.parenthesised());
            return Kind.CHECK;
        }
        if (cursor.take("UNIQUE")) {
            cursor.take("KEY");
            distinctNulls();
            return Kind.UNIQUE;
        }
        if (cursor.take("PRIMARY", "KEY") || (cursor.isMariaDb() && cursor.take("KEY"))) {
            return Kind.PRIMARY_KEY;
        }
        references();
        return Kind.FOREIGN_KEY;
    }

    private Kind tableKind() throws NotUnderstoodException {
        if (cursor.take("CHECK")) {
            expression = Optional.of(cursor.parenthesised());
            return Kind.CHECK;
        }
        if (cursor.take("FOREIGN", "KEY")) {
            if (cursor.isMariaDb() && !cursor.isAt('(')) {
                cursor.name();
            }
            columns = cursor.names();
            references();
            return Kind.FOREIGN_KEY;
        }
        if (cursor.take("UNIQUE")) {
            unique();
            return Kind.UNIQUE;
        }
        if (cursor.take("PRIMARY", "KEY")) {
            key();
            return Kind.PRIMARY_KEY;
        }
        if (cursor.take("NOT", "NULL")) {
            columns = List.of(cursor.name());
            return Kind.NOT_NULL;
        }
        cursor.expect("EXCLUDE");
        exclude();
        return Kind.EXCLUDE;
    }

    private void unique() throws NotUnderstoodException {
        if (cursor.isMariaDb()) {
            if (!cursor.take("INDEX")) {
                cursor.take("KEY");
            }
            if (!cursor.isAt('(')) {
                cursor.name();
            }
        }
        distinctNulls();
        key();
    }

    private void distinctNulls() {
        if (!cursor.take("NULLS", "NOT", "DISTINCT")) {
            cursor.take("NULLS", "DISTINCT");
        }
    }

    private void key() throws NotUnderstoodException {
        if (cursor.take("USING", "INDEX")) {
            usingIndex = Optional.of(cursor.name());
            return;
        }
        columns = cursor.names();
        if (cursor.take("INCLUDE")) {
            cursor.names();
        }
        storage();
    }

    private void exclude() throws NotUnderstoodException {
        if (cursor.take("USING")) {
            cursor.name();
        }
        expression = Optional.of(cursor.parenthesised());
        if (cursor.take("INCLUDE")) {
            cursor.names();
        }
        storage();
        if (cursor.take("WHERE")) {
            cursor.parenthesised();
        }
    }

    private void storage() throws NotUnderstoodException {
        if (cursor.take("WITH")) {
            cursor.parenthesised();
        }
        if (cursor.take("USING", "INDEX", "TABLESPACE")) {
            cursor.name();
        }
    }

    private void references() throws NotUnderstoodException {
        cursor.expect("REFERENCES");
        references = Optional.of(cursor.objectName());
        if (cursor.isAt('(')) {
            cursor.names();
        }
        if (cursor.take("MATCH")) {
            cursor.name();
        }
        while (cursor.take("ON", "DELETE") || cursor.take("ON", "UPDATE")) {
            if (cursor.take("SET", "NULL") || cursor.take("SET", "DEFAULT")) {
                if (cursor.isAt('(')) {
                    cursor.names();
                }
            } else if (!cursor.take("NO", "ACTION") && !cursor.take("CASCADE")) {
                cursor.expect("RESTRICT");
            }
        }
    }

    private void options() throws NotUnderstoodException {
        boolean goesOn = true;
        while (goesOn) {
            if (cursor.take("NOT", "VALID")) {
                isNotValid = true;
            } else if (cursor.take("NOT", "ENFORCED")) {
                isNotEnforced = true;
            } else {
                goesOn = cursor.take("NOT", "DEFERRABLE")
                        || cursor.take("DEFERRABLE")
                        || cursor.take("INITIALLY", "DEFERRED")
                        || cursor.take("INITIALLY", "IMMEDIATE")
                        || cursor.take("NO", "INHERIT")
                        || cursor.take("ENFORCED");
            }
        }
    }
}
