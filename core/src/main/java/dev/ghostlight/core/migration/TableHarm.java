package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import java.util.List;

/**
 * What a migration does to those who use one table.
 *
 * @param table what is known of the table
 * @param locks the locks on it that block somebody, in the order in which they are taken
 * @param readsBlockedSeconds for how long nobody can read it, waiting for locks included
 * @param writesBlockedSeconds for how long nobody can write to it, waiting for locks included
 * @param heldSeconds for how long such a lock is held, without the waiting
 * @param writes what becomes of writes
 * @param reads what becomes of reads
 */
public record TableHarm(
        TableFacts table,
        List<TableLock> locks,
        Estimate readsBlockedSeconds,
        Estimate writesBlockedSeconds,
        Estimate heldSeconds,
        ClientHarm writes,
        ClientHarm reads) {
    public TableHarm {
        locks = List.copyOf(locks);
    }

    /** For how long its users wait for an answer before they give up; where nobody said, what is assumed. */
    public double timeoutSeconds() {
        return table.clientTimeoutSeconds().orElse(Limits.ASSUMED_TIMEOUT_SECONDS);
    }

    /** Connections that hold a waiting request, at most. */
    public Estimate connections() {
        return writes.connections().plus(reads.connections());
    }
}
