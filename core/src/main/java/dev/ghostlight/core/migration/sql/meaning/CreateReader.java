package dev.ghostlight.core.migration.sql.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE TABLE} and {@code CREATE INDEX}, from behind CREATE on. Used once, by one thread. */
final class CreateReader {
    private final Cursor cursor;

    CreateReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Meaning read() throws NotUnderstoodException {
        if (cursor.isAt("INDEX") || cursor.isAt("UNIQUE", "INDEX")) {
            return index();
        }
        boolean isTemporary = cursor.take("TEMP") || cursor.take("TEMPORARY");
        if (!isTemporary) {
            cursor.take("UNLOGGED");
        }
        cursor.expect("TABLE");
        cursor.take("IF", "NOT", "EXISTS");
        return table(cursor.objectName(), isTemporary);
    }

    private Meaning index() throws NotUnderstoodException {
        boolean isUnique = cursor.take("UNIQUE");
        cursor.expect("INDEX");
        boolean isConcurrent = cursor.take("CONCURRENTLY");
        boolean ifNotExists = cursor.take("IF", "NOT", "EXISTS");
        Optional<String> name = cursor.isAt("ON") ? Optional.empty() : Optional.of(cursor.name());
        cursor.expect("ON");
        boolean isOnly = cursor.take("ONLY");
        ObjectName table = cursor.objectName();
        return new Meaning.CreateIndex(name, table, isUnique, isConcurrent, ifNotExists, isOnly, cursor.rest());
    }

    private Meaning table(ObjectName table, boolean isTemporary) throws NotUnderstoodException {
        Optional<ObjectName> partitionOf = Optional.empty();
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        List<ObjectName> references = new ArrayList<>();
        if (cursor.take("PARTITION", "OF")) {
            partitionOf = Optional.of(cursor.objectName());
        }
        if (cursor.isAt('(') && partitionOf.isEmpty() && !isOnlyNames()) {
            for (Cursor part : cursor.partsInParentheses()) {
                int from = part.position();
                define(part, columns, constraints);
                part.moveTo(from);
                references.addAll(references(part));
            }
        }
        boolean isFromQuery = cursor.hasAhead("AS") || cursor.hasAhead("SELECT");
        if (!cursor.isAtEnd()) {
            cursor.rest();
        }
        references.removeIf(other -> other.toString().equals(table.toString()));
        return new Meaning.CreateTable(table, isTemporary, columns, constraints, references, partitionOf, isFromQuery);
    }

    /** Enters a column or a constraint; one that is not understood is left out. */
    private static void define(Cursor part, List<ColumnDefinition> columns, List<Constraint> constraints) {
        try {
            if (part.isAt("CONSTRAINT")
                    || part.isAt("CHECK")
                    || part.isAt("UNIQUE")
                    || part.isAt("PRIMARY", "KEY")
                    || part.isAt("FOREIGN", "KEY")
                    || part.isAt("EXCLUDE")) {
                Constraint constraint = new ConstraintReader(part).ofTable();
                part.expectEnd();
                constraints.add(constraint);
            } else {
                columns.add(new ColumnReader(part).read());
            }
        } catch (NotUnderstoodException e) {
            // Nothing that a table is made of stops what is known of the rest.
        }
    }

    /** Whether only names stand in the parentheses, as before a query. */
    private boolean isOnlyNames() {
        int from = cursor.position();
        try {
            cursor.names();
            return true;
        } catch (NotUnderstoodException e) {
            return false;
        } finally {
            cursor.moveTo(from);
        }
    }

    /** Any column and any rule may be in the way, but a table that is pointed to is always named by this word. */
    private static List<ObjectName> references(Cursor part) throws NotUnderstoodException {
        List<ObjectName> references = new ArrayList<>();
        while (part.moveBehind("REFERENCES")) {
            references.add(part.objectName());
        }
        return references;
    }
}
