package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.meaning.Action;
import dev.ghostlight.core.migration.sql.meaning.Constraint;
import dev.ghostlight.core.migration.sql.meaning.Meaning;
import dev.ghostlight.core.migration.sql.meaning.ObjectName;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.migration.trace.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement of MariaDB or MySQL, and what follows from the way in which the server does it.
 *
 * @param statement the statement
 * @param meaning what its text tells
 */
public record InnodbStatement(Statement statement, Meaning meaning) {
    private static final Pattern HARMLESS = Pattern.compile("(?is)(SET|SHOW|USE|GRANT|REVOKE|FLUSH|ANALYZE|DELIMITER"
            + "|(CREATE|DROP|ALTER)\\s+(OR\\s+REPLACE\\s+)?(DEFINER\\s*=\\s*\\S+\\s+)?(FUNCTION|PROCEDURE|TRIGGER|VIEW|EVENT"
            + "|USER|ROLE|SEQUENCE|TEMPORARY\\s+TABLE))\\b.*");

    /** A statement. */
    public static InnodbStatement of(Statement statement) {
        return new InnodbStatement(statement, Meaning.of(statement.text(), Dialect.MARIADB));
    }

    /** The table that it alters in one of several ways; nothing where it alters none. */
    public Optional<String> altered() {
        return switch (meaning) {
            case Meaning.AlterTable alter -> Optional.of(alter.table().name());
            case Meaning.CreateIndex create -> Optional.of(create.table().name());
            case Meaning.DropIndex drop -> drop.table().map(ObjectName::name);
            default -> Optional.empty();
        };
    }

    /** Whether nothing is known of what it does. */
    public boolean isUnknown() {
        return meaning instanceof Meaning.Other
                && !HARMLESS.matcher(statement.text().strip()).matches();
    }

    /**
     * What it does.
     *
     * @param way how it alters its table; nothing where it alters none
     * @param basis how that is known
     * @param made the tables that the migration made itself
     */
    public StatementTrace trace(Optional<InnodbWay> way, Basis basis, Set<String> made) {
        List<Lock> locks = new ArrayList<>();
        List<Work> work = new ArrayList<>();
        List<Relation> created = new ArrayList<>();
        List<Relation> dropped = new ArrayList<>();
        switch (meaning) {
            case Meaning.AlterTable _, Meaning.CreateIndex _, Meaning.DropIndex _ -> {
                String table = altered().orElse("");
                locks.add(lock(table, way.map(InnodbWay::lock).orElse(InnodbLock.EXCLUSIVE), made));
                way.filter(InnodbWay::isRebuilt)
                        .ifPresent(_ -> work.add(new Work(Work.Kind.REWRITE, Relation.table(table))));
                if (way.filter(InnodbWay::isRebuilt).isEmpty() && buildsIndex()) {
                    work.add(new Work(Work.Kind.INDEX_BUILD, Relation.table(table)));
                }
                parents().forEach(parent -> locks.add(lock(parent, InnodbLock.NONE, made)));
            }
            case Meaning.CreateTable create -> {
                created.add(Relation.table(create.table().name()));
                create.references().forEach(parent -> locks.add(lock(parent.name(), InnodbLock.NONE, made)));
            }
            case Meaning.DropTable drop ->
                drop.tables().forEach(table -> {
                    locks.add(lock(table.name(), InnodbLock.EXCLUSIVE, made));
                    dropped.add(Relation.table(table.name()));
                });
            case Meaning.RenameTables rename ->
                rename.names().forEach(pair -> locks.add(lock(pair.table().name(), InnodbLock.EXCLUSIVE, made)));
            case Meaning.Truncate truncate ->
                truncate.tables().forEach(table -> locks.add(lock(table.name(), InnodbLock.EXCLUSIVE, made)));
            case Meaning.LockTable lock ->
                lock.tables().forEach(table -> locks.add(lock(table.name(), InnodbLock.EXCLUSIVE, made)));
            case Meaning.Update update -> rows(update.table(), locks, work, made);
            case Meaning.Delete delete -> rows(delete.table(), locks, work, made);
            case Meaning.Insert insert -> {
                locks.add(lock(insert.table().name(), InnodbLock.NONE, made));
                if (insert.isFromQuery()) {
                    work.add(new Work(
                            Work.Kind.ROWS_CHANGED,
                            Relation.table(insert.table().name())));
                }
            }
            default -> {}
        }
        return new StatementTrace(statement, basis, false, locks, work, created, dropped, List.of(), Optional.empty());
    }

    private static void rows(ObjectName table, List<Lock> locks, List<Work> work, Set<String> made) {
        locks.add(lock(table.name(), InnodbLock.NONE, made));
        work.add(new Work(Work.Kind.ROWS_CHANGED, Relation.table(table.name())));
    }

    private static Lock lock(String table, InnodbLock mode, Set<String> made) {
        return new Lock(Relation.table(table), mode, made.contains(table));
    }

    private boolean buildsIndex() {
        return switch (meaning) {
            case Meaning.CreateIndex _ -> true;
            case Meaning.AlterTable alter -> alter.actions().stream().anyMatch(InnodbStatement::buildsIndex);
            default -> false;
        };
    }

    private static boolean buildsIndex(Action action) {
        return switch (action) {
            case Action.AddIndex _ -> true;
            case Action.AddConstraint add -> add.constraint().kind() != Constraint.Kind.CHECK;
            case Action.AddColumn add ->
                add.column().constraints().stream().anyMatch(constraint -> constraint.kind() == Constraint.Kind.UNIQUE);
            case Action.Other other -> other.words().startsWith("ADD");
            default -> false;
        };
    }

    private List<String> parents() {
        return meaning instanceof Meaning.AlterTable alter
                ? alter.actions().stream()
                        .filter(Action.AddConstraint.class::isInstance)
                        .map(Action.AddConstraint.class::cast)
                        .flatMap(add -> add.constraint().references().stream())
                        .map(ObjectName::name)
                        .distinct()
                        .toList()
                : List.of();
    }
}
