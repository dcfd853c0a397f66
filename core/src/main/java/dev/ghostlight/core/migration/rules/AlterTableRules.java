package dev.ghostlight.core.migration.rules;

import static dev.ghostlight.core.migration.trace.PostgresLock.ACCESS_EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.ROW_SHARE;
import static dev.ghostlight.core.migration.trace.PostgresLock.SHARE_ROW_EXCLUSIVE;
import static dev.ghostlight.core.migration.trace.PostgresLock.SHARE_UPDATE_EXCLUSIVE;

import dev.ghostlight.core.migration.rules.KnownTable.KnownConstraint;
import dev.ghostlight.core.migration.sql.meaning.Action;
import dev.ghostlight.core.migration.sql.meaning.ColumnDefinition;
import dev.ghostlight.core.migration.sql.meaning.Constraint;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.Work;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PostgreSQL does for ALTER TABLE, as measured on 14 to 18. Used for one statement.
 *
 * @param schema what is known of the schema; is brought up to date
 * @param rule where it is written down
 */
record AlterTableRules(KnownSchema schema, Rule rule) {
    private static final Pattern SERIAL = Pattern.compile("(?i)(small|big)?serial[248]?");
    private static final Pattern GENTLE =
            Pattern.compile("(?is)(ALTER (COLUMN )?\\S+ SET STATISTICS|CLUSTER ON|SET WITHOUT CLUSTER"
                    + "|SET \\(|RESET \\(|SET ACCESS METHOD DEFAULT).*");
    private static final Pattern TRIGGER = Pattern.compile("(?is)(ENABLE|DISABLE)( ALWAYS| REPLICA)? TRIGGER.*");
    private static final Pattern CATALOG_ONLY = Pattern.compile(
            "(?is)(OWNER TO|SET SCHEMA|ENABLE|DISABLE|FORCE|NO FORCE"
                    + "|REPLICA IDENTITY|INHERIT|NO INHERIT|OF |NOT OF|ALTER CONSTRAINT|ALTER (COLUMN )?\\S+ (SET (STORAGE"
                    + "|COMPRESSION|GENERATED)|RESTART|ADD GENERATED|DROP IDENTITY|DROP EXPRESSION|SET \\(|RESET \\()).*");
    private static final Pattern WHOLE = Pattern.compile("(?is)SET (LOGGED|UNLOGGED|TABLESPACE|ACCESS METHOD).*");

    void alter(Meaning.AlterTable alter) {
        String table = KnownSchema.name(alter.table());
        for (Action action : alter.actions()) {
            act(table, action);
        }
    }

    private void act(String table, Action action) {
        switch (action) {
            case Action.AddColumn(ColumnDefinition column, boolean _, var _) -> addColumn(table, column);
            case Action.DropColumn(String column, boolean _, boolean _, var _) -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                schema.ledToBy(table).stream()
                        .filter(parent -> keyNames(table, parent, column))
                        .forEach(parent -> rule.lock(parent, ACCESS_EXCLUSIVE));
                schema.any(table).types.remove(column);
            }
            case Action.SetNotNull(String column, var _) -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                if (!schema.any(table).demands(column)) {
                    rule.work(Work.Kind.SCAN, table);
                }
            }
            case Action.ChangeType change -> changeType(table, change);
            case Action.AddConstraint(Constraint constraint, var _) -> addConstraint(table, constraint);
            case Action.ValidateConstraint(String constraint, var _) -> validate(table, constraint);
            case Action.DropConstraint(String constraint, boolean _, boolean _, var _) -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                Optional.ofNullable(schema.any(table).constraints.remove(constraint))
                        .flatMap(KnownConstraint::references)
                        .ifPresent(parent -> rule.lock(parent, ACCESS_EXCLUSIVE));
            }
            case Action.RenameTable(String to, var _) -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                schema.rename(table, to);
            }
            case Action.RenameColumn(String column, String to, var _) -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                Optional.ofNullable(schema.any(table).types.remove(column))
                        .ifPresent(type -> schema.any(table).types.put(to, type));
            }
            case Action.AttachPartition(var partition, var _, var _) -> attach(table, KnownSchema.name(partition));
            case Action.DetachPartition(var partition, boolean isConcurrent, var _) ->
                detach(table, KnownSchema.name(partition), isConcurrent);
            case Action.DropNotNull _, Action.SetDefault _, Action.DropDefault _, Action.RenameConstraint _ ->
                rule.lock(table, ACCESS_EXCLUSIVE);
            case Action.RedefineColumn _, Action.AddIndex _, Action.DropIndex _, Action.RenameIndex _ ->
                rule.unknown("what " + action.span().text() + " is: PostgreSQL does not know it");
            case Action.Other(String _, var span) -> other(table, span.text().strip());
        }
    }

    private boolean keyNames(String table, String parent, String column) {
        return schema.any(table).constraints.values().stream()
                .anyMatch(constraint -> constraint.references().equals(Optional.of(parent))
                        && constraint.text().contains(column));
    }

    private void addColumn(String table, ColumnDefinition column) {
        String type = column.type().text().strip().toLowerCase(Locale.ROOT);
        rule.lock(table, ACCESS_EXCLUSIVE);
        boolean isCounted = column.isIdentity() || SERIAL.matcher(type).matches();
        boolean isStored =
                column.generated().map(ColumnDefinition.Generated::isStored).orElse(false);
        Defaults.Kind filled =
                column.defaultValue().map(value -> Defaults.of(value.text())).orElse(Defaults.Kind.STEADY);
        if (isCounted || isStored || filled == Defaults.Kind.CHANGING || schema.isDomain(type)) {
            rule.work(Work.Kind.REWRITE, table);
        }
        if (filled == Defaults.Kind.UNKNOWN) {
            rule.unknown(
                    "whether the default " + column.defaultValue().orElseThrow().text()
                            + " is the same for all rows; if not, " + table + " is written anew");
        }
        schema.any(table).types.put(column.name(), type);
        column.constraints().forEach(constraint -> inline(table, column, constraint));
    }

    private void inline(String table, ColumnDefinition column, Constraint constraint) {
        switch (constraint.kind()) {
            case CHECK -> rule.work(Work.Kind.SCAN, table);
            case UNIQUE, PRIMARY_KEY -> build(table);
            case FOREIGN_KEY -> {
                String parent = KnownSchema.name(constraint.references().orElseThrow());
                rule.lock(parent, SHARE_ROW_EXCLUSIVE);
                if (column.defaultValue().isPresent()) {
                    validated(table, parent);
                }
            }
            case EXCLUDE, NOT_NULL -> {}
        }
        remember(table, constraint, Optional.of(column.name()), true);
    }

    private void changeType(String table, Action.ChangeType change) {
        rule.lock(table, ACCESS_EXCLUSIVE);
        String to = change.type().text().strip().toLowerCase(Locale.ROOT);
        String from = schema.any(table).types.get(change.column());
        boolean isPlain = change.using()
                .map(using -> using.text().strip().equalsIgnoreCase(change.column() + "::" + to))
                .orElse(true);
        if (from == null) {
            rule.unknown("which type " + table + "." + change.column() + " has now; taken as one whose change writes "
                    + table + " anew");
        }
        if (from == null || !isPlain || !TypeChanges.isInCatalog(from, to, schema.isUtc())) {
            rule.work(Work.Kind.REWRITE, table);
        }
        schema.any(table).types.put(change.column(), to);
    }

    private void addConstraint(String table, Constraint constraint) {
        boolean isValidated = !constraint.isNotValid() && !constraint.isNotEnforced();
        switch (constraint.kind()) {
            case CHECK, NOT_NULL -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                if (isValidated) {
                    rule.work(Work.Kind.SCAN, table);
                }
            }
            case FOREIGN_KEY -> {
                String parent = KnownSchema.name(constraint.references().orElseThrow());
                rule.lock(table, SHARE_ROW_EXCLUSIVE).lock(parent, SHARE_ROW_EXCLUSIVE);
                if (isValidated) {
                    validated(table, parent);
                }
            }
            case UNIQUE, PRIMARY_KEY -> {
                rule.lock(table, ACCESS_EXCLUSIVE);
                if (constraint.usingIndex().isEmpty()) {
                    build(table);
                }
            }
            case EXCLUDE -> {
                rule.lock(table, ACCESS_EXCLUSIVE).work(Work.Kind.SCAN, table);
                build(table);
            }
        }
        remember(table, constraint, Optional.empty(), isValidated);
    }

    /** Keeps what later statements hang on: under its name, or the one that the server makes up for it. */
    private void remember(String table, Constraint constraint, Optional<String> column, boolean isValidated) {
        String columns = String.join("_", column.map(List::of).orElse(constraint.columns()));
        String suffix = switch (constraint.kind()) {
            case CHECK -> "check";
            case FOREIGN_KEY -> "fkey";
            case UNIQUE -> "key";
            case PRIMARY_KEY -> "pkey";
            case EXCLUDE -> "excl";
            case NOT_NULL -> "not_null";
        };
        String usual = constraint.kind() == Constraint.Kind.PRIMARY_KEY
                ? table + "_pkey"
                : table + (columns.isEmpty() ? "" : "_" + columns) + "_" + suffix;
        schema.any(table)
                .constraints
                .put(
                        constraint.name().orElse(usual),
                        new KnownConstraint(
                                (constraint.span().text() + " " + columns)
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[\\s\"]", ""),
                                constraint.references().map(KnownSchema::name),
                                isValidated));
        if (constraint.kind() == Constraint.Kind.UNIQUE || constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
            schema.addIndex(constraint.name().orElse(usual), table);
        }
    }

    /** Without rows of its own a table asks nothing of the other. */
    private void validated(String table, String parent) {
        rule.work(Work.Kind.VALIDATE_FOREIGN_KEY, table);
        if (!rule.isMade(table)) {
            rule.work(Work.Kind.SCAN, parent);
        }
    }

    private void build(String table) {
        rule.work(Work.Kind.INDEX_BUILD, table);
    }

    private void validate(String table, String name) {
        rule.lock(table, SHARE_UPDATE_EXCLUSIVE);
        KnownConstraint known = schema.any(table).constraints.get(name);
        if (known != null && known.references().isPresent()) {
            rule.lock(known.references().get(), ROW_SHARE)
                    .work(Work.Kind.VALIDATE_FOREIGN_KEY, table)
                    .work(Work.Kind.SCAN, known.references().get());
        } else {
            rule.work(Work.Kind.SCAN, table);
        }
        if (known != null) {
            schema.any(table).constraints.put(name, new KnownConstraint(known.text(), known.references(), true));
        }
    }

    private void attach(String table, String partition) {
        rule.lockOnly(table, SHARE_UPDATE_EXCLUSIVE)
                .lock(partition, ACCESS_EXCLUSIVE)
                .work(Work.Kind.SCAN, partition);
        schema.any(table).partitions.add(partition);
        schema.any(partition).root = Optional.of(table);
    }

    private void detach(String table, String partition, boolean isConcurrent) {
        PostgresLock root = isConcurrent ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE;
        rule.lockOnly(table, root).lock(partition, ACCESS_EXCLUSIVE);
        if (isConcurrent) {
            rule.alone();
        }
        schema.any(table).partitions.remove(partition);
        schema.any(partition).root = Optional.empty();
    }

    private void other(String table, String text) {
        if (GENTLE.matcher(text).matches()) {
            rule.lock(table, SHARE_UPDATE_EXCLUSIVE);
        } else if (TRIGGER.matcher(text).matches()) {
            rule.lock(table, SHARE_ROW_EXCLUSIVE);
        } else if (CATALOG_ONLY.matcher(text).matches()) {
            rule.lock(table, ACCESS_EXCLUSIVE);
        } else if (WHOLE.matcher(text).matches()) {
            rule.lock(table, ACCESS_EXCLUSIVE).work(Work.Kind.REWRITE, table);
        } else {
            rule.lock(table, ACCESS_EXCLUSIVE).unknown("what " + text + " does to the rows of " + table);
        }
    }

    /** Enters the columns and constraints of a table that is made. */
    void define(Meaning.CreateTable create) {
        String table = KnownSchema.name(create.table());
        create.columns().forEach(column -> {
            schema.any(table)
                    .types
                    .put(column.name(), column.type().text().strip().toLowerCase(Locale.ROOT));
            column.constraints().forEach(each -> remember(table, each, Optional.of(column.name()), true));
        });
        create.constraints().forEach(each -> remember(table, each, Optional.empty(), true));
        create.partitionOf().map(KnownSchema::name).ifPresent(root -> {
            schema.any(root).partitions.add(table);
            schema.any(table).root = Optional.of(root);
        });
        rule.created(Relation.table(table));
    }
}
