package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema.Demand;
import dev.ghostlight.core.migration.facts.TableSchema.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code ADD COLUMN} and {@code ADD CONSTRAINT} add. Used by one thread. */
final class ColumnReader {
    private static final Set<String> BEGINNINGS = Set.of(
            "CONSTRAINT",
            "NOT",
            "NULL",
            "CHECK",
            "DEFAULT",
            "GENERATED",
            "UNIQUE",
            "PRIMARY",
            "REFERENCES",
            "STORAGE",
            "COMPRESSION",
            "DEFERRABLE",
            "INITIALLY");

    private final RelationName table;
    private final Names names;
    private final List<NewConstraint> constraints = new ArrayList<>();
    private boolean isNotNull;
    private Generation generation = Generation.NONE;
    private Optional<String> expression = Optional.empty();
    private String identityOptions = "";

    ColumnReader(RelationName table, Names names) {
        this.table = table;
        this.names = names;
    }

    NewColumn column(Cursor cursor) {
        String name = cursor.name();
        String type = cursor.until(BEGINNINGS);
        while (!cursor.isAtEnd()) {
            property(cursor, name);
        }
        return new NewColumn(name, type, isNotNull, generation, expression, identityOptions, constraints);
    }

    private void property(Cursor cursor, String column) {
        Optional<String> given = cursor.accept("CONSTRAINT") ? Optional.of(cursor.name()) : Optional.empty();
        if (cursor.accept("NOT", "NULL")) {
            isNotNull = true;
        } else if (cursor.accept("DEFAULT")) {
            expression = Optional.of(cursor.until(BEGINNINGS));
        } else if (cursor.accept("GENERATED")) {
            generated(cursor);
        } else if (cursor.accept("CHECK")) {
            constraints.add(check(cursor, given, List.of(column)));
        } else if (cursor.accept("UNIQUE")) {
            constraints.add(key(cursor, given, Demand.UNIQUE, List.of(column), nulls(cursor)));
        } else if (cursor.accept("PRIMARY", "KEY")) {
            constraints.add(key(cursor, given, Demand.PRIMARY_KEY, List.of(column), ""));
            isNotNull = true;
        } else if (cursor.accept("REFERENCES")) {
            constraints.add(reference(given, List.of(column), referenced(cursor)));
        } else if (!cursor.accept("NULL")) {
            throw new Cursor.Unreadable();
        }
    }

    private void generated(Cursor cursor) {
        boolean isAlways = cursor.accept("ALWAYS");
        if ((!isAlways && !cursor.accept("BY", "DEFAULT")) || !cursor.accept("AS")) {
            throw new Cursor.Unreadable();
        }
        if (cursor.accept("IDENTITY")) {
            generation = isAlways ? Generation.IDENTITY_ALWAYS : Generation.IDENTITY_BY_DEFAULT;
            isNotNull = true;
            identityOptions = cursor.seesSymbol('(') ? cursor.parenthesised() : "";
            return;
        }
        expression = Optional.of(cursor.parenthesised());
        generation = cursor.accept("STORED") ? Generation.STORED : Generation.VIRTUAL;
        cursor.accept("VIRTUAL");
    }

    /** A constraint that stands for itself; one that is not validated, or has its index, is none of ours. */
    NewConstraint constraint(Cursor cursor, List<String> columnsOfTable) {
        Optional<String> given = cursor.accept("CONSTRAINT") ? Optional.of(cursor.name()) : Optional.empty();
        NewConstraint read;
        if (cursor.accept("CHECK")) {
            read = check(cursor, given, columnsOfTable);
        } else if (cursor.accept("FOREIGN", "KEY")) {
            List<String> columns = cursor.names();
            if (!cursor.accept("REFERENCES")) {
                throw new Cursor.Unreadable();
            }
            read = reference(given, columns, referenced(cursor));
        } else if (cursor.accept("UNIQUE")) {
            String nulls = nulls(cursor);
            read = key(cursor, given, Demand.UNIQUE, cursor.names(), nulls);
        } else if (cursor.accept("PRIMARY", "KEY")) {
            read = key(cursor, given, Demand.PRIMARY_KEY, cursor.names(), "");
        } else if (cursor.sees("EXCLUDE")) {
            String name = given.orElseGet(() -> names.choose(table.name(), List.of(), "excl"));
            read = new NewConstraint(name, Demand.EXCLUDE, cursor.rest(), List.of(), "", "");
        } else {
            throw new Cursor.Unreadable();
        }
        if (!cursor.isAtEnd()) {
            throw new Cursor.Unreadable();
        }
        return read;
    }

    private NewConstraint check(Cursor cursor, Optional<String> given, List<String> candidates) {
        String condition = cursor.parenthesised();
        String tail = cursor.accept("NO", "INHERIT") ? " NO INHERIT" : "";
        Expression read = Expression.of(condition);
        List<String> columns = candidates.stream().filter(read::mentions).toList();
        String name = named(given, columns.size() == 1 ? columns : List.of(), "check");
        return new NewConstraint(name, Demand.CHECK, "CHECK (" + condition + ")" + tail, columns, "", "");
    }

    private NewConstraint reference(Optional<String> given, List<String> columns, String referenced) {
        String definition = "FOREIGN KEY ("
                + String.join(", ", columns.stream().map(RelationName::quoted).toList()) + ") REFERENCES " + referenced;
        return new NewConstraint(named(given, columns, "fkey"), Demand.FOREIGN_KEY, definition, columns, "", "");
    }

    private NewConstraint key(
            Cursor cursor, Optional<String> given, Demand demand, List<String> columns, String nulls) {
        StringBuilder index = new StringBuilder();
        List<String> named = new ArrayList<>(columns);
        if (cursor.accept("INCLUDE")) {
            String included = cursor.parenthesised();
            index.append(" INCLUDE (").append(included).append(')');
            Cursor.split(included).forEach(name -> named.add(RelationName.unquoted(name)));
        }
        index.append(nulls);
        if (cursor.accept("WITH")) {
            index.append(" WITH (").append(cursor.parenthesised()).append(')');
        }
        if (cursor.accept("USING", "INDEX", "TABLESPACE")) {
            index.append(" TABLESPACE ").append(RelationName.quoted(cursor.name()));
        }
        boolean isPrimary = demand == Demand.PRIMARY_KEY;
        String name = named(given, isPrimary ? List.of() : named, isPrimary ? "pkey" : "key");
        return new NewConstraint(name, demand, "", columns, index.toString(), deferrable(cursor));
    }

    private static String nulls(Cursor cursor) {
        return cursor.accept("NULLS", "NOT", "DISTINCT") ? " NULLS NOT DISTINCT" : "";
    }

    private static String referenced(Cursor cursor) {
        StringBuilder text = new StringBuilder(cursor.relation().sql());
        if (cursor.seesSymbol('(')) {
            text.append(" (").append(cursor.parenthesised()).append(')');
        }
        if (cursor.accept("MATCH")) {
            text.append(" MATCH ").append(cursor.name());
        }
        while (cursor.accept("ON")) {
            text.append(" ON ").append(cursor.name()).append(' ').append(cursor.name());
            if (text.toString().matches("(?is).* (set|no)")) {
                text.append(' ').append(cursor.name());
            }
            if (cursor.seesSymbol('(')) {
                text.append(" (").append(cursor.parenthesised()).append(')');
            }
        }
        return text.append(deferrable(cursor)).toString();
    }

    private static String deferrable(Cursor cursor) {
        String first = cursor.accept("NOT", "DEFERRABLE") ? "" : cursor.accept("DEFERRABLE") ? " DEFERRABLE" : "";
        return cursor.accept("INITIALLY") ? first + " INITIALLY " + cursor.name() : first;
    }

    private String named(Optional<String> given, List<String> columns, String label) {
        given.ifPresent(names::take);
        return given.orElseGet(() -> names.choose(table.name(), columns, label));
    }
}
