package dev.ghostlight.core.migration.facts;

import java.util.List;
import java.util.Optional;

/**
 * What a table of PostgreSQL is made of, and what hangs on it. Names are as the catalog has them, definitions as the
 * server prints them.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param indexes its indexes, those of constraints too
 * @param constraints its constraints
 * @param triggers its triggers, without those that the server makes for itself
 * @param references foreign keys of other tables (or its own) that lead to it
 * @param dependents what else hangs on single columns, such as views
 * @param partitioning how it is divided, where it is
 */
public record TableSchema(
        RelationName name,
        List<Column> columns,
        List<Index> indexes,
        List<Constraint> constraints,
        List<Trigger> triggers,
        List<Reference> references,
        List<Dependent> dependents,
        Optional<Partitioning> partitioning) {
    /** Where a column's values come from when nobody gives one. */
    public enum Generation {
        /** From its default, if it has one. */
        NONE,
        /** Computed when a row is written. */
        STORED,
        /** Computed when a row is read. */
        VIRTUAL,
        /** Counted; others are refused. */
        IDENTITY_ALWAYS,
        /** Counted. */
        IDENTITY_BY_DEFAULT
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type its type, such as {@code character varying(20)}
     * @param isNotNull whether each row must have a value
     * @param expression its default, or what it is computed from
     * @param generation where its values come from
     * @param sequence the sequence that belongs to it
     */
    public record Column(
            String name,
            String type,
            boolean isNotNull,
            Optional<String> expression,
            Generation generation,
            Optional<RelationName> sequence) {}

    /**
     * An index.
     *
     * @param name its name
     * @param definition the statement that makes it
     * @param columns the columns it uses in whichever way
     * @param isUnique whether no two rows may agree
     * @param isPlain whether it holds every row, and columns rather than expressions
     * @param isValid whether it can be used
     */
    public record Index(
            RelationName name,
            String definition,
            List<String> columns,
            boolean isUnique,
            boolean isPlain,
            boolean isValid) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    /** What a constraint demands. */
    public enum Demand {
        PRIMARY_KEY,
        UNIQUE,
        CHECK,
        FOREIGN_KEY,
        EXCLUDE,
        NOT_NULL
    }

    /**
     * A constraint.
     *
     * @param name its name
     * @param demand what it demands
     * @param definition it as SQL, such as {@code CHECK ((n > 0))}
     * @param columns its columns of this table, in order
     * @param isValidated whether all rows are known to keep it
     */
    public record Constraint(String name, Demand demand, String definition, List<String> columns, boolean isValidated) {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A trigger.
     *
     * @param name its name
     * @param definition the statement that makes it
     * @param firesOnUpdate whether changed rows fire it
     */
    public record Trigger(String name, String definition, boolean firesOnUpdate) {}

    /**
     * A foreign key that leads to the table.
     *
     * @param table whose it is
     * @param constraint its name
     * @param definition it as SQL
     * @param columns the columns of the table that it leads to
     */
    public record Reference(RelationName table, String constraint, String definition, List<String> columns) {
        public Reference {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Something that uses a column and stops its type from being changed, or follows the column under another name.
     *
     * @param column the column
     * @param what what it is, as the server says it: {@code view v}
     */
    public record Dependent(String column, String what) {}

    /**
     * How a table is divided.
     *
     * @param key by what, such as {@code RANGE (created_at)}
     * @param partitions its direct partitions
     * @param fallback the partition for all that fits no other
     */
    public record Partitioning(String key, List<RelationName> partitions, Optional<RelationName> fallback) {
        public Partitioning {
            partitions = List.copyOf(partitions);
        }
    }

    public TableSchema {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        constraints = List.copyOf(constraints);
        triggers = List.copyOf(triggers);
        references = List.copyOf(references);
        dependents = List.copyOf(dependents);
    }

    /** A column by its name. */
    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** A constraint by its name. */
    public Optional<Constraint> constraint(String wanted) {
        return constraints.stream()
                .filter(constraint -> constraint.name().equals(wanted))
                .findFirst();
    }

    /** Whether it is divided. */
    public boolean isPartitioned() {
        return partitioning.isPresent();
    }

    /** The columns of a key that tells each row from all others and is never null; empty if there is none. */
    public List<String> key() {
        return constraints.stream()
                .filter(constraint -> constraint.demand() == Demand.PRIMARY_KEY)
                .map(Constraint::columns)
                .findFirst()
                .or(() -> indexes.stream()
                        .filter(index -> index.isUnique() && index.isPlain() && index.isValid())
                        .map(Index::columns)
                        .filter(names -> names.stream().allMatch(this::isNeverNull))
                        .findFirst())
                .orElse(List.of());
    }

    private boolean isNeverNull(String name) {
        return column(name).map(Column::isNotNull).orElse(false);
    }
}
