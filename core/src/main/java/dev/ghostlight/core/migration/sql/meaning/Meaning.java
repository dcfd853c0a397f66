package dev.ghostlight.core.migration.sql.meaning;

import dev.ghostlight.core.migration.sql.Dialect;
import java.util.List;
import java.util.Optional;

/** What a statement does, as far as its text alone tells. */
public sealed interface Meaning {
    /** Reads one statement; what is not understood to its last word is {@link Other}. */
    static Meaning of(String statement, Dialect dialect) {
        return StatementReader.read(statement, dialect);
    }

    /**
     * {@code ALTER TABLE}.
     *
     * @param isOnly whether partitions and children are left out
     * @param actions what is done, in its order; at least one
     * @param algorithm MariaDB's {@code ALGORITHM}, in capitals
     * @param lock MariaDB's {@code LOCK}, in capitals
     */
    record AlterTable(
            ObjectName table,
            boolean ifExists,
            boolean isOnly,
            List<Action> actions,
            Optional<String> algorithm,
            Optional<String> lock)
            implements Meaning {
        public AlterTable {
            actions = List.copyOf(actions);
        }
    }

    /**
     * {@code CREATE TABLE}.
     *
     * @param columns its columns, those that were understood to the last word
     * @param constraints its constraints that stand by themselves, those that were understood
     * @param references the other tables that its foreign keys point to
     * @param partitionOf the table that it is made a part of
     * @param isFromQuery whether a query fills it
     */
    record CreateTable(
            ObjectName table,
            boolean isTemporary,
            List<ColumnDefinition> columns,
            List<Constraint> constraints,
            List<ObjectName> references,
            Optional<ObjectName> partitionOf,
            boolean isFromQuery)
            implements Meaning {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            references = List.copyOf(references);
        }
    }

    /**
     * {@code CREATE INDEX}.
     *
     * @param index its name, where one is written
     * @param isOnly whether partitions are left out
     * @param definition all that follows the table's name: {@code USING gin (a) WHERE b}
     */
    record CreateIndex(
            Optional<String> index,
            ObjectName table,
            boolean isUnique,
            boolean isConcurrent,
            boolean ifNotExists,
            boolean isOnly,
            Span definition)
            implements Meaning {}

    /** {@code DROP TABLE}. */
    record DropTable(List<ObjectName> tables, boolean ifExists, boolean isCascading) implements Meaning {
        public DropTable {
            tables = List.copyOf(tables);
        }
    }

    /** MariaDB's {@code RENAME TABLE}; at least one. */
    record RenameTables(List<Renamed> names) implements Meaning {
        /** A table and what it is called then. */
        public record Renamed(ObjectName table, ObjectName to) {}

        public RenameTables {
            names = List.copyOf(names);
        }
    }

    /** {@code DROP INDEX}; MariaDB's names the {@code table}. */
    record DropIndex(
            List<ObjectName> indexes,
            Optional<ObjectName> table,
            boolean isConcurrent,
            boolean ifExists,
            boolean isCascading)
            implements Meaning {
        public DropIndex {
            indexes = List.copyOf(indexes);
        }
    }

    /** {@code TRUNCATE}. */
    record Truncate(List<ObjectName> tables, boolean isCascading) implements Meaning {
        public Truncate {
            tables = List.copyOf(tables);
        }
    }

    /** {@code UPDATE} of one table. */
    record Update(ObjectName table, boolean hasWhere) implements Meaning {}

    /** {@code DELETE} from one table. */
    record Delete(ObjectName table, boolean hasWhere) implements Meaning {}

    /** {@code INSERT}; its rows come from a query, or are written out. */
    record Insert(ObjectName table, boolean isFromQuery) implements Meaning {}

    /** {@code COPY ... FROM}. */
    record CopyFrom(ObjectName table, boolean isFromStdin) implements Meaning {}

    /** {@code LOCK TABLE}; {@code mode} in capitals, PostgreSQL's default where none is written. */
    record LockTable(List<ObjectName> tables, String mode) implements Meaning {
        public LockTable {
            tables = List.copyOf(tables);
        }
    }

    /**
     * {@code SET}.
     *
     * @param name the setting, in small letters
     * @param value what it becomes, as it is written
     * @param isLocal whether only until the transaction ends
     */
    record SetSetting(String name, Span value, boolean isLocal) implements Meaning {}

    /** {@code REINDEX}; {@code object} is INDEX, TABLE, SCHEMA, DATABASE or SYSTEM. */
    record Reindex(String object, Optional<ObjectName> name, boolean isConcurrent) implements Meaning {}

    /** {@code VACUUM}, of these tables or of all. */
    record Vacuum(List<ObjectName> tables, boolean isFull) implements Meaning {
        public Vacuum {
            tables = List.copyOf(tables);
        }
    }

    /** {@code CLUSTER}, of one table or of all that were before. */
    record Cluster(Optional<ObjectName> table) implements Meaning {}

    /** A statement that begins, ends or divides a transaction. */
    record Transaction(Verb verb, boolean isChained) implements Meaning {
        /** What it does; {@link #DIVIDE} stands for savepoints. */
        public enum Verb {
            BEGIN,
            COMMIT,
            ROLLBACK,
            DIVIDE
        }
    }

    /** Anything else, or something that was not understood; {@code words} are its first ones, in capitals. */
    record Other(String words) implements Meaning {}
}
