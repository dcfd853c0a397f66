package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.RelationName;
import dev.ghostlight.core.migration.facts.TableSchema;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites a migration so that it hurts nobody: each statement that works long under a lock is replaced, each other
 * stays and runs apart, so that no lock outlasts it. Used by one thread.
 */
public final class Rewriter {
    /** A table of so few rows is read or written anew within a moment. */
    public static final int SMALL_ROWS = 10_000;

    private final MigrationTrace trace;
    private final DatabaseFacts facts;
    private final Way way;
    private final WishReader reader;
    private final Actions actions;

    private Rewriter(MigrationTrace trace, DatabaseFacts facts, DatabaseSchema schema) {
        this.trace = trace;
        this.facts = facts;
        this.way = new Way(schema);
        this.reader = new WishReader(schema, way.names());
        this.actions = new Actions(way, facts);
    }

    /**
     * Another way to the same end, not yet proven.
     *
     * @param trace what the migration does
     * @param facts what is known of production: tables known to be small need no other way
     * @param schema what the database is made of before the migration; not looked at for MariaDB and MySQL
     */
    public static Remedy rewrite(MigrationTrace trace, DatabaseFacts facts, DatabaseSchema schema) {
        return switch (trace.engine().kind()) {
            case POSTGRESQL -> new Rewriter(trace, facts, schema).rewrite();
            case MARIADB, MYSQL -> InnodbRewriter.rewrite(trace, facts);
        };
    }

    private Remedy rewrite() {
        for (Block block : trace.migration().blocks()) {
            if (block.isUndone()) {
                way.note("A transaction that is rolled back at its end is left out.");
                continue;
            }
            way.cut();
            block.statements().forEach(this::rewrite);
        }
        return way.done();
    }

    private void rewrite(Statement statement) {
        way.begin(statement);
        Optional<StatementTrace> traced = trace.of(statement);
        if (traced.isEmpty()) {
            way.refuse("What it does is not known: the migration did not come so far.");
            return;
        }
        if (traced.get().failure().isPresent()) {
            StatementTrace.Failure failure = traced.get().failure().get();
            way.refuse("The server refuses it: " + failure.message() + " (" + failure.code() + ").");
            return;
        }
        if (!statement.data().isEmpty()) {
            way.refuse("It copies rows from the script, which a step cannot hold. Load them apart.");
            return;
        }
        dispatch(statement, traced.get(), reader.read(statement.text()));
    }

    private void dispatch(Statement statement, StatementTrace traced, Wish wish) {
        boolean works = worksLong(traced);
        switch (wish) {
            case Wish.Setting setting -> {
                if (!setting.isTimeout()) {
                    way.refuse(
                            "A setting of the session does not reach the steps, which each have their own. Write what"
                                    + " depends on it without it, such as names with their schema.");
                }
            }
            case Wish.AlterTable alter -> {
                if (actions.concerns(alter) || works) {
                    alter(statement, traced, alter, works);
                } else {
                    keep(statement, traced);
                }
            }
            case Wish.DropTable drop -> {
                for (RelationName table : drop.tables()) {
                    if (way.schema().table(table).isPresent()) {
                        way.deploy("no longer uses table " + table);
                    }
                }
                keep(statement, traced);
            }
            case Wish.DropIndex drop -> dropIndexes(statement, traced, drop);
            case Wish.CreateIndex _,
                    Wish.Reindex _,
                    Wish.Update _,
                    Wish.Delete _,
                    Wish.WriteAnew _,
                    Wish.Insert _,
                    Wish.Other _ -> {
                if (works) {
                    replace(statement, traced, wish);
                } else {
                    keep(statement, traced);
                }
            }
        }
    }

    private void alter(Statement statement, StatementTrace traced, Wish.AlterTable alter, boolean works) {
        Optional<TableSchema> table = way.schema().table(alter.table());
        if (table.isEmpty()) {
            unknown(statement, traced, alter.table());
        } else {
            actions.plan(table.get(), alter, works, trace.engine().major());
        }
    }

    private void replace(Statement statement, StatementTrace traced, Wish wish) {
        switch (wish) {
            case Wish.CreateIndex create -> createIndex(statement, traced, create);
            case Wish.Reindex reindex -> {
                way.changed();
                way.online(reindex.concurrently());
            }
            case Wish.Update update ->
                way.schema()
                        .table(update.table())
                        .ifPresentOrElse(
                                table -> {
                                    actions.beforeUpdate(update);
                                    RowChange.update(way, table, update.assignments(), update.condition());
                                },
                                () -> unknown(statement, traced, update.table()));
            case Wish.Delete delete ->
                way.schema()
                        .table(delete.table())
                        .ifPresentOrElse(
                                table -> RowChange.delete(way, table, delete.condition()),
                                () -> unknown(statement, traced, delete.table()));
            case Wish.WriteAnew anew ->
                way.refuse("PostgreSQL itself has no form of " + anew.what() + " that goes on while others use the"
                        + " table. Run it in a window without traffic, or use an extension made for it.");
            case Wish.Insert _ -> {
                way.changed();
                way.online(statement.text());
            }
            case Wish.Other _ -> other(statement, traced);
            case Wish.AlterTable _, Wish.DropIndex _, Wish.DropTable _, Wish.Setting _ ->
                throw new IllegalStateException("is not replaced as a whole: " + wish);
        }
    }

    private void createIndex(Statement statement, StatementTrace traced, Wish.CreateIndex create) {
        Optional<TableSchema> table = way.schema().table(create.table());
        if (table.isEmpty()) {
            unknown(statement, traced, create.table());
            return;
        }
        String name =
                create.name().orElseGet(() -> way.names().choose(create.table().name(), create.columns(), "idx"));
        way.names().take(name);
        Indexes.create(
                way,
                table.get(),
                new NewIndex(create.isUnique(), create.mayExist(), name, create.columns(), create.tail()));
    }

    private void dropIndexes(Statement statement, StatementTrace traced, Wish.DropIndex drop) {
        boolean canGoOn = !drop.cascades()
                && drop.indexes().stream()
                        .allMatch(index -> way.schema()
                                .tableOfIndex(index)
                                .map(table -> !table.isPartitioned())
                                .orElse(false));
        if (canGoOn) {
            drop.indexes().forEach(index -> Indexes.drop(way, index));
        } else {
            keep(statement, traced);
        }
    }

    /** A statement that works long, of a kind that nothing is known about. */
    private void other(Statement statement, StatementTrace traced) {
        boolean blocks = traced.locks().stream().anyMatch(Rewriter::blocks);
        boolean changesRows = traced.work().stream().anyMatch(work -> work.kind() == Work.Kind.ROWS_CHANGED);
        if (blocks) {
            way.refuse("It works long while it blocks others, and no other form of it is known. Write it as single"
                    + " statements (not in a function or a DO block), so that each can be replaced.");
        } else if (changesRows) {
            way.refuse("It changes many rows at once and locks them until its end, in a form that cannot be cut into"
                    + " batches here. Write it as UPDATE or DELETE of one table, with subqueries instead of FROM,"
                    + " USING and an alias.");
        } else {
            way.changed();
            way.online(statement.text());
        }
    }

    private void unknown(Statement statement, StatementTrace traced, RelationName table) {
        if (worksLong(traced)) {
            way.refuse("Table " + table + " is not in the schema as it was before the migration.");
        } else {
            keep(statement, traced);
        }
    }

    /** The statement as it is, in a step of its own where it locks what is in use. */
    private void keep(Statement statement, StatementTrace traced) {
        if (traced.runsAlone()) {
            way.online(statement.text());
            return;
        }
        List<String> blocked = traced.locks().stream()
                .filter(Rewriter::blocks)
                .map(lock -> lock.relation().table())
                .distinct()
                .toList();
        if (blocked.isEmpty()) {
            way.brief(statement.text());
            return;
        }
        way.changed();
        boolean isOne = blocked.size() == 1;
        if (!isOne) {
            way.cut();
        }
        way.brief(relation(blocked.getFirst()), statement.text());
        if (!isOne) {
            way.cut();
        }
    }

    private boolean worksLong(StatementTrace traced) {
        return traced.work().stream()
                .anyMatch(work -> !isNew(work.relation().table())
                        && facts.table(work.relation().table()).rows().orElse(Double.POSITIVE_INFINITY) > SMALL_ROWS);
    }

    private boolean isNew(String table) {
        return trace.statements().stream()
                .anyMatch(statement -> statement.created().stream()
                        .anyMatch(created -> created.name().equals(table)));
    }

    private static boolean blocks(Lock lock) {
        return !lock.isNew() && (lock.mode().blocksReads() || lock.mode().blocksWrites());
    }

    private static RelationName relation(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? RelationName.of(name) : new RelationName(name.substring(0, dot), name.substring(dot + 1));
    }
}
