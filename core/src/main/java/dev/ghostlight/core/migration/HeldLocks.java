package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.BlockedClients;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.Lock;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How long locks are waited for and held.
 *
 * @param facts the database
 */
record HeldLocks(DatabaseFacts facts) {
    /** What an engine changes in the catalog of a table, it does alone; what it does with rows, beside others. */
    private static final Set<String> ON_ROWS =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH", "LOAD");

    /** Whether locks stay until the block's end: elsewhere than in PostgreSQL every change of a schema commits. */
    boolean isKeptUntilCommit(Block block) {
        return block.isTransaction() && facts.engine().kind() == Engine.Kind.POSTGRESQL;
    }

    /** How long a statement waits for its locks behind those who use the tables already. */
    Estimate waitSeconds(StatementTrace trace) {
        Estimate longest = Estimate.ZERO;
        for (Lock lock : trace.locks()) {
            if (!lock.isNew() && waits(trace, lock)) {
                longest = longest.max(waitSeconds(facts.table(lock.relation().table()), lock));
            }
        }
        return longest;
    }

    /**
     * Half of the longest transaction, if it is under way then, which is somewhere in its middle; all of it if it has
     * just begun. Where nobody knows how long transactions run, none is expected and nothing can be ruled out.
     */
    private static Estimate waitSeconds(TableFacts table, Lock lock) {
        Estimate once = switch (table.longestTransactionSeconds()) {
            case Quantity.Known(double longest) -> new Estimate(0, longest / 2, longest);
            case Quantity.Unknown() -> new Estimate(0, 0, Double.POSITIVE_INFINITY);
        };
        // To begin and to end.
        return lock.mode() instanceof InnodbLock ? once.plus(once) : once;
    }

    private static boolean waits(StatementTrace trace, Lock lock) {
        return switch (lock.mode()) {
            case PostgresLock mode -> mode.blocksWrites() || isConcurrent(trace);
            case InnodbLock _ -> !ON_ROWS.contains(Words.first(trace.statement().text()));
        };
    }

    private static boolean isConcurrent(StatementTrace trace) {
        return Words.has(trace.statement().text(), "CONCURRENTLY");
    }

    /** The locks of the statements of one block. */
    List<TableLock> of(List<StatementForecast> block) {
        List<TableLock> locks = new ArrayList<>();
        Set<String> unreadable = new HashSet<>();
        List<Estimate> after = after(block);
        for (int i = 0; i < block.size(); i++) {
            StatementForecast statement = block.get(i);
            if (!statement.isInTransaction()) {
                unreadable.clear();
            }
            for (Lock lock : statement.trace().locks()) {
                if (isTold(statement.trace(), lock, unreadable)) {
                    locks.add(lock(statement, lock, after.get(i)));
                }
            }
        }
        return locks;
    }

    /** How long each statement's locks are kept for those that follow it in its transaction. */
    private static List<Estimate> after(List<StatementForecast> block) {
        List<Estimate> after = new ArrayList<>();
        Estimate sum = Estimate.ZERO;
        for (StatementForecast statement : block.reversed()) {
            after.add(statement.isInTransaction() ? sum : Estimate.ZERO);
            sum = sum.plus(statement.seconds());
        }
        return after.reversed();
    }

    /** A lock on an index counts where it blocks a table that is not blocked anyway. */
    private static boolean isTold(StatementTrace trace, Lock lock, Set<String> unreadable) {
        if (lock.isNew()) {
            return false;
        }
        boolean blocksReads = lock.mode().blocksReads();
        if (lock.relation().kind() != Relation.Kind.INDEX) {
            if (blocksReads) {
                unreadable.add(lock.relation().table());
            }
            return true;
        }
        boolean isTableLocked = trace.locks().stream()
                .anyMatch(other -> other.relation().kind() != Relation.Kind.INDEX
                        && other.mode().blocksReads()
                        && other.relation().table().equals(lock.relation().table()));
        return blocksReads
                && !isTableLocked
                && !isConcurrent(trace)
                && unreadable.add(lock.relation().table());
    }

    private TableLock lock(StatementForecast by, Lock lock, Estimate after) {
        Estimate work = by.workSeconds().atMost(by.statementTimeoutSeconds());
        // It works beside others and needs the lock at its end only, save where it copies the table.
        boolean isBrief = isConcurrent(by.trace()) && lock.mode().blocksWrites();
        Estimate held = isBrief ? Limits.MOMENT_SECONDS : work.plus(after);
        Estimate wait = waits(by.trace(), lock) ? by.waitSeconds() : Estimate.ZERO;
        TableFacts table = facts.table(lock.relation().table());
        TableLock bare = new TableLock(
                lock.relation(),
                lock.mode(),
                by,
                wait,
                held,
                after,
                isRewritten(by, lock),
                Estimate.ZERO,
                ClientHarm.NONE);
        Estimate blocked = bare.writesBlockedSeconds();
        double timeout = table.clientTimeoutSeconds().orElse(Limits.ASSUMED_TIMEOUT_SECONDS);
        return bare.with(
                came(table.writesPerSecond(), blocked),
                BlockedClients.harm(table.clients(), table.writesPerSecond(), timeout, blocked));
    }

    private static boolean isRewritten(StatementForecast by, Lock lock) {
        return by.trace().work().stream()
                .anyMatch(work -> work.kind() == Work.Kind.REWRITE
                        && work.relation().table().equals(lock.relation().table()));
    }

    private static Estimate came(Quantity perSecond, Estimate seconds) {
        return switch (perSecond) {
            case Quantity.Known(double rate) -> seconds.times(rate);
            case Quantity.Unknown() -> seconds.high() > 0 ? Estimate.UNKNOWN : Estimate.ZERO;
        };
    }
}
