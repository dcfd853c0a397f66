package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement waits for a lock, and everybody else behind it. */
final class LockQueue implements MigrationHazard {
    @Override
    public String id() {
        return "lock-queue";
    }

    @Override
    public String title() {
        return "A statement waits for its lock behind a long transaction, and everybody else behind it.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        // The worst for each statement, however many tables it locks.
        Map<Integer, Finding> worst = new LinkedHashMap<>();
        for (TableLock lock : forecast.locks()) {
            if (lock.readsBlockedSeconds().high() + lock.writesBlockedSeconds().high() > 0) {
                finding(forecast, lock)
                        .ifPresent(finding -> worst.merge(lock.by().statement().number(), finding, LockQueue::worse));
            }
        }
        return List.copyOf(worst.values());
    }

    private static Finding worse(Finding one, Finding other) {
        return other.severity().compareTo(one.severity()) < 0 ? other : one;
    }

    private Optional<Finding> finding(MigrationForecast forecast, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        if (!(table.longestTransactionSeconds() instanceof Quantity.Known(double longest))) {
            // What nobody knows is told by no-lock-timeout.
            return Optional.empty();
        }
        Estimate wait = lock.waitSeconds();
        Optional<Severity> severity = lock.readsBlockedSeconds().high() > 0
                ? Severities.ofBlocked(table, wait)
                : Severities.ofBlockedWrites(table, wait);
        double bound = lock.by().lockTimeoutSeconds();
        return severity.map(found -> new Finding(
                id(),
                found,
                lock.by().statement().where(),
                String.format(
                        "Statement %d waits up to %s for %s on %s: its transactions run up to %s.",
                        lock.by().statement().number(),
                        Show.seconds(wait.high()),
                        lock.mode().word(),
                        table.name(),
                        Show.seconds(longest)),
                "While it waits, every later "
                        + (lock.readsBlockedSeconds().high() > 0 ? "read and write" : "write")
                        + " of the table queues behind it, however short the statement is."
                        + (bound < longest
                                ? " After " + Show.seconds(bound) + " it gives up, and the migration fails."
                                : ""),
                "Set lock_timeout to " + Show.seconds(suggested(table))
                        + " before it, and try again with a pause when it gives up; or run it when no transaction is"
                        + " that long.",
                new Numbers()
                        .with("waitSeconds", wait)
                        .with("longestTransactionSeconds", longest)
                        .all()));
    }

    /** Well below the clients' timeout, so that what queues behind the statement is late, and not failed. */
    static double suggested(TableFacts table) {
        return Math.min(2, table.clientTimeoutSeconds().orElse(Limits.ASSUMED_TIMEOUT_SECONDS) / 2);
    }
}
