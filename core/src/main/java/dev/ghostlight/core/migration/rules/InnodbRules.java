package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.meaning.Action;
import dev.ghostlight.core.migration.sql.meaning.ColumnDefinition;
import dev.ghostlight.core.migration.sql.meaning.Constraint;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.model.Assumption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says by the manuals what MySQL and MariaDB do for a migration, where no server can be asked. Thread-safe.
 *
 * <p>Source: MySQL's manual, Online DDL Operations, for 5.7 and 8.0 (INSTANT for columns from 8.0.29 on); MariaDB's,
 * and what was measured on 10.11 and 11.4, InnoDB Online DDL.
 */
public final class InnodbRules {
    private static final Pattern STEADY = Pattern.compile(
            "(?is)(-?[\\d.]+|'.*'|NULL|TRUE|FALSE|CURRENT_TIMESTAMP(\\s*\\(\\d?\\))?|NOW\\s*\\(\\d?\\)|[xb]'.*')");
    private static final Pattern CHARSET = Pattern.compile("(?is)CONVERT\\s+TO\\s+(CHARACTER\\s+SET|CHARSET).*");
    private static final Pattern REBUILD = Pattern.compile("(?is)(ENGINE|FORCE|ROW_FORMAT|KEY_BLOCK_SIZE).*");
    private static final Pattern TABLE_OPTION = Pattern.compile(
            "(?is)(COMMENT|AUTO_INCREMENT|DEFAULT\\s+(CHARACTER|CHARSET|COLLATE)|CHARACTER\\s+SET|STATS_\\w+|ALTER\\s+INDEX).*");
    private static final Pattern FULLTEXT = Pattern.compile("(?is)ADD\\s+(FULLTEXT|SPATIAL).*");

    private final Engine engine;

    /** For a server's version. */
    public InnodbRules(Engine engine) {
        this.engine = engine;
    }

    /** What is known of a migration. */
    public Known trace(Migration migration) {
        Set<String> made = new HashSet<>();
        List<StatementTrace> traces = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        List<Assumption> assumptions = new ArrayList<>();
        for (Statement each : migration.statements()) {
            InnodbStatement statement = InnodbStatement.of(each);
            Optional<InnodbWay> way = way(statement);
            StatementTrace trace = statement.trace(way, Basis.MANUAL, made);
            trace.created().stream().map(Relation::name).forEach(made::add);
            traces.add(trace);
            if (statement.isUnknown() || (statement.altered().isPresent() && way.isEmpty())) {
                unknown.add(each.number());
                assumptions.add(new Assumption(
                        each.where(),
                        "what this statement does",
                        "nothing: the manual's rules that are known here do not tell",
                        "try it on a copy of the schema with ALGORITHM=INPLACE, LOCK=NONE"));
            }
        }
        return new Known(new MigrationTrace(migration, engine, traces), unknown, assumptions);
    }

    /** How a statement alters its table; nothing where it alters none, or that is not known. */
    public Optional<InnodbWay> way(InnodbStatement statement) {
        return switch (statement.meaning()) {
            case Meaning.CreateIndex _ -> Optional.of(InnodbWay.INDEX);
            case Meaning.DropIndex _ -> Optional.of(new InnodbWay(InnodbWay.Algorithm.INPLACE, InnodbLock.NONE, false));
            case Meaning.AlterTable alter -> {
                Optional<InnodbWay> all = Optional.of(InnodbWay.INSTANT);
                for (Action action : alter.actions()) {
                    Optional<InnodbWay> one = way(action);
                    all = all.flatMap(before -> one.map(before::with));
                }
                yield all.map(this::onThisVersion);
            }
            default -> Optional.empty();
        };
    }

    /** From 11.2 on MariaDB lets others write while it copies. */
    public InnodbWay onThisVersion(InnodbWay way) {
        boolean isOnline = engine.kind() == Engine.Kind.MARIADB
                && (engine.major() > 11 || (engine.major() == 11 && engine.minor() >= 2));
        return isOnline && way.algorithm() == InnodbWay.Algorithm.COPY && way.lock() == InnodbLock.SHARED
                ? new InnodbWay(way.algorithm(), InnodbLock.NONE, way.isRebuilt())
                : way;
    }

    private boolean isOld() {
        return engine.kind() == Engine.Kind.MYSQL && engine.major() < 8;
    }

    private boolean isMariaDb() {
        return engine.kind() == Engine.Kind.MARIADB;
    }

    private Optional<InnodbWay> way(Action action) {
        return switch (action) {
            case Action.AddColumn(ColumnDefinition column, boolean _, var _) -> Optional.of(added(column));
            case Action.DropColumn _ -> Optional.of(isOld() ? InnodbWay.REBUILD : InnodbWay.INSTANT);
            case Action.RedefineColumn _, Action.ChangeType _ -> Optional.of(InnodbWay.COPY);
            case Action.SetDefault _,
                    Action.DropDefault _,
                    Action.RenameColumn _,
                    Action.RenameConstraint _,
                    Action.RenameIndex _ -> Optional.of(InnodbWay.INSTANT);
            case Action.RenameTable _ ->
                Optional.of(new InnodbWay(InnodbWay.Algorithm.INSTANT, InnodbLock.EXCLUSIVE, false));
            case Action.AddIndex _, Action.DropIndex _ -> Optional.of(InnodbWay.INDEX);
            case Action.AddConstraint(Constraint constraint, var _) -> Optional.of(added(constraint));
            case Action.DropConstraint(String name, boolean _, boolean _, var _) ->
                Optional.of(name.equalsIgnoreCase("PRIMARY") ? InnodbWay.COPY : InnodbWay.INDEX);
            case Action.SetNotNull _, Action.DropNotNull _ -> Optional.of(InnodbWay.REBUILD);
            case Action.ValidateConstraint _, Action.AttachPartition _, Action.DetachPartition _ -> Optional.empty();
            case Action.Other(String _, var span) -> other(span.text().strip());
        };
    }

    private InnodbWay added(ColumnDefinition column) {
        boolean isStored =
                column.generated().map(ColumnDefinition.Generated::isStored).orElse(false);
        boolean isComputed = column.defaultValue()
                .map(value -> !STEADY.matcher(value.text().strip()).matches())
                .orElse(false);
        boolean isChecked =
                column.constraints().stream().anyMatch(constraint -> constraint.kind() == Constraint.Kind.CHECK);
        boolean isUnique =
                column.constraints().stream().anyMatch(constraint -> constraint.kind() == Constraint.Kind.UNIQUE);
        if (isStored || isComputed || (isChecked && !isMariaDb())) {
            return InnodbWay.COPY;
        }
        if (column.isIdentity()) {
            return new InnodbWay(InnodbWay.Algorithm.INPLACE, InnodbLock.SHARED, true);
        }
        InnodbWay plain = isOld() && column.generated().isEmpty() ? InnodbWay.REBUILD : InnodbWay.INSTANT;
        return isUnique ? plain.with(InnodbWay.INDEX) : plain;
    }

    private static InnodbWay added(Constraint constraint) {
        return switch (constraint.kind()) {
            // With foreign_key_checks on, as it is unless a session says otherwise.
            case FOREIGN_KEY, CHECK -> constraint.isNotEnforced() ? InnodbWay.INSTANT : InnodbWay.COPY;
            case UNIQUE -> InnodbWay.INDEX;
            case PRIMARY_KEY -> InnodbWay.REBUILD;
            case EXCLUDE, NOT_NULL -> InnodbWay.COPY;
        };
    }

    private static Optional<InnodbWay> other(String text) {
        if (CHARSET.matcher(text).matches()) {
            return Optional.of(InnodbWay.COPY);
        }
        if (REBUILD.matcher(text).matches()) {
            return Optional.of(InnodbWay.REBUILD);
        }
        if (FULLTEXT.matcher(text).matches()) {
            return Optional.of(new InnodbWay(InnodbWay.Algorithm.INPLACE, InnodbLock.SHARED, false));
        }
        return TABLE_OPTION.matcher(text).matches() ? Optional.of(InnodbWay.INSTANT) : Optional.empty();
    }
}
