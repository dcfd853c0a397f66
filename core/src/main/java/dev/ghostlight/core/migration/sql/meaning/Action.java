package dev.ghostlight.core.migration.sql.meaning;

import java.util.Optional;

/** One of the things that an {@code ALTER TABLE} does. */
public sealed interface Action {
    /** All of it, without the comma. */
    Span span();

    /** {@code ADD COLUMN}. */
    record AddColumn(ColumnDefinition column, boolean ifNotExists, Span span) implements Action {}

    /** {@code DROP COLUMN}. */
    record DropColumn(String column, boolean ifExists, boolean isCascading, Span span) implements Action {}

    /** {@code ALTER COLUMN ... SET NOT NULL}. */
    record SetNotNull(String column, Span span) implements Action {}

    /** {@code ALTER COLUMN ... DROP NOT NULL}. */
    record DropNotNull(String column, Span span) implements Action {}

    /** {@code ALTER COLUMN ... SET DEFAULT}. */
    record SetDefault(String column, Span expression, Span span) implements Action {}

    /** {@code ALTER COLUMN ... DROP DEFAULT}. */
    record DropDefault(String column, Span span) implements Action {}

    /**
     * {@code ALTER COLUMN ... TYPE}.
     *
     * @param type the type, with its COLLATE
     * @param using how a value becomes one of the new type
     */
    record ChangeType(String column, Span type, Optional<Span> using, Span span) implements Action {}

    /** MariaDB's {@code MODIFY} and {@code CHANGE}: the column gets a definition, and with CHANGE also a name. */
    record RedefineColumn(String column, ColumnDefinition definition, Span span) implements Action {}

    /** {@code ADD CONSTRAINT}, with or without its name. */
    record AddConstraint(Constraint constraint, Span span) implements Action {}

    /** {@code VALIDATE CONSTRAINT}. */
    record ValidateConstraint(String constraint, Span span) implements Action {}

    /** {@code DROP CONSTRAINT}, and MariaDB's {@code DROP FOREIGN KEY} and {@code DROP PRIMARY KEY} (named so). */
    record DropConstraint(String constraint, boolean ifExists, boolean isCascading, Span span) implements Action {}

    /** {@code RENAME COLUMN}. */
    record RenameColumn(String column, String newName, Span span) implements Action {}

    /** {@code RENAME CONSTRAINT}. */
    record RenameConstraint(String constraint, String newName, Span span) implements Action {}

    /** {@code RENAME TO}. */
    record RenameTable(String newName, Span span) implements Action {}

    /** {@code ATTACH PARTITION}; {@code bounds} are FOR VALUES ... or DEFAULT. */
    record AttachPartition(ObjectName partition, Span bounds, Span span) implements Action {}

    /** {@code DETACH PARTITION}. */
    record DetachPartition(ObjectName partition, boolean isConcurrent, Span span) implements Action {}

    /** MariaDB's {@code ADD INDEX}; {@code columns} with their parentheses. */
    record AddIndex(Optional<String> index, Span columns, Span span) implements Action {}

    /** MariaDB's {@code DROP INDEX}. */
    record DropIndex(String index, Span span) implements Action {}

    /** MariaDB's {@code RENAME INDEX}. */
    record RenameIndex(String index, String newName, Span span) implements Action {}

    /** Something else, or something that was not understood; {@code words} are its first ones, in capitals. */
    record Other(String words, Span span) implements Action {}
}
