package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.BlockedClients;
import dev.ghostlight.core.migration.clients.ClientHarm;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Clients;
import dev.ghostlight.core.migration.facts.TableFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the locks of a migration do to those who use each table. */
final class Harms {
    private Harms() {}

    static List<TableHarm> of(MigrationFacts facts, Timeline timeline) {
        Map<String, List<TableLock>> byTable = new LinkedHashMap<>();
        for (TableLock lock : timeline.locks()) {
            if (lock.readsBlockedSeconds().high() > 0
                    || lock.writesBlockedSeconds().high() > 0) {
                byTable.computeIfAbsent(lock.table(), _ -> new ArrayList<>()).add(lock);
            }
        }
        List<TableHarm> harms = new ArrayList<>();
        byTable.forEach((table, locks) -> harms.add(harm(facts.database().table(table), locks)));
        return harms;
    }

    /** Locks of one transaction end together, so the first counts; those of different ones follow each other. */
    private static TableHarm harm(TableFacts table, List<TableLock> locks) {
        Map<List<Integer>, List<TableLock>> outages = new LinkedHashMap<>();
        for (TableLock lock : locks) {
            int statement =
                    lock.by().isInTransaction() ? 0 : lock.by().statement().number();
            outages.computeIfAbsent(List.of(lock.by().block(), statement), _ -> new ArrayList<>())
                    .add(lock);
        }
        TableHarm sum = new TableHarm(
                table, locks, Estimate.ZERO, Estimate.ZERO, Estimate.ZERO, ClientHarm.NONE, ClientHarm.NONE);
        for (List<TableLock> outage : outages.values()) {
            sum = then(sum, outage);
        }
        return sum;
    }

    private static TableHarm then(TableHarm before, List<TableLock> outage) {
        TableFacts table = before.table();
        Estimate reads = Estimate.ZERO;
        Estimate writes = Estimate.ZERO;
        Estimate held = Estimate.ZERO;
        for (TableLock lock : outage) {
            reads = reads.max(lock.readsBlockedSeconds());
            writes = writes.max(lock.writesBlockedSeconds());
            held = lock.isBlocking() ? held.max(lock.heldSeconds()) : held;
        }
        double timeout = before.timeoutSeconds();
        return new TableHarm(
                table,
                before.locks(),
                before.readsBlockedSeconds().plus(reads),
                before.writesBlockedSeconds().plus(writes),
                before.heldSeconds().plus(held),
                before.writes().then(BlockedClients.harm(table.clients(), table.writesPerSecond(), timeout, writes)),
                // Who reads is not who writes; each read on a connection of its own is the worst.
                before.reads().then(BlockedClients.harm(new Clients.Open(), table.readsPerSecond(), timeout, reads)));
    }
}
