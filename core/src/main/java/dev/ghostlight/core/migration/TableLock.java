package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.trace.InnodbLock;
import dev.ghostlight.core.migration.trace.LockMode;
import dev.ghostlight.core.migration.trace.PostgresLock;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.Work;

/**
 * A lock on something that is in use, from the statement that takes it until it is let go.
 *
 * @param relation on what: a table, or an index whose lock blocks its table
 * @param mode how strong
 * @param by the statement that takes it
 * @param waitSeconds how long that statement waits for it; those that the lock would block wait behind it
 * @param heldSeconds how long it is held then
 * @param afterSeconds the part of it that is held for later statements of the same transaction
 * @param isRewritten whether the statement that takes it writes the table anew
 * @param blockedWrites writes that come meanwhile and have to wait
 * @param writes what becomes of them
 */
public record TableLock(
        Relation relation,
        LockMode mode,
        StatementForecast by,
        Estimate waitSeconds,
        Estimate heldSeconds,
        Estimate afterSeconds,
        boolean isRewritten,
        Estimate blockedWrites,
        ClientHarm writes) {
    /** This lock with what becomes of the writes that it blocks. */
    TableLock with(Estimate blocked, ClientHarm harm) {
        return new TableLock(relation, mode, by, waitSeconds, heldSeconds, afterSeconds, isRewritten, blocked, harm);
    }

    /** The table that it blocks. */
    public String table() {
        return relation.table();
    }

    /** From the moment that it is asked for until it is let go. */
    public Estimate seconds() {
        return waitSeconds.plus(heldSeconds);
    }

    /** For how long nobody can read the table: also while the lock is waited for, as those who come later queue. */
    public Estimate readsBlockedSeconds() {
        return blockedSeconds(mode.blocksReads());
    }

    /** For how long nobody can write to it. */
    public Estimate writesBlockedSeconds() {
        return blockedSeconds(mode.blocksWrites());
    }

    private Estimate blockedSeconds(boolean blocks) {
        return switch (mode) {
            case PostgresLock _ -> blocks ? seconds() : Estimate.ZERO;
            // Whatever it lets others do once it runs, to begin and to end it needs the table for itself.
            case InnodbLock _ -> blocks ? seconds() : waitSeconds;
        };
    }

    /** Whether the statement that takes it reads all rows, without writing them anew. */
    public boolean isScanned() {
        return by.trace().work().stream()
                .filter(work -> work.kind() == Work.Kind.SCAN || work.kind() == Work.Kind.VALIDATE_FOREIGN_KEY)
                .anyMatch(work -> work.relation().table().equals(table()));
    }

    /** Whether it blocks reads or writes. */
    public boolean isBlocking() {
        return mode.blocksReads() || mode.blocksWrites();
    }
}
