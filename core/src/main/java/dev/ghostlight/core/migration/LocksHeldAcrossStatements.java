package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A lock is kept while later statements of the transaction work. */
final class LocksHeldAcrossStatements implements MigrationHazard {
    @Override
    public String id() {
        return "locks-held-across-statements";
    }

    @Override
    public String title() {
        return "A lock that was needed for a moment is kept while later statements of the same transaction work.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        Set<String> told = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (TableLock lock : forecast.locks()) {
            if (lock.isBlocking() && lock.afterSeconds().high() > 0) {
                finding(forecast, lock)
                        .filter(_ -> told.add(lock.by().block() + " " + lock.table()))
                        .ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> finding(MigrationForecast forecast, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        Estimate after = lock.afterSeconds();
        return Severities.of(table, lock, after)
                .map(severity -> new Finding(
                        id(),
                        severity,
                        lock.by().statement().where(),
                        String.format(
                                "The transaction keeps %s on %s for %s after statement %d, while its later statements work.",
                                lock.mode().word(),
                                table.name(),
                                Say.seconds(after),
                                lock.by().statement().number()),
                        "All that time nobody can " + (lock.mode().blocksReads() ? "read or write" : "write to")
                                + " the table, though the statement itself needs the lock for "
                                + Say.seconds(lock.by().workSeconds()) + ".",
                        "COMMIT after statement " + lock.by().statement().number()
                                + ", and do what follows in another transaction or another migration.",
                        new Numbers()
                                .with("afterSeconds", after)
                                .with("workSeconds", lock.by().workSeconds())
                                .all()));
    }
}
