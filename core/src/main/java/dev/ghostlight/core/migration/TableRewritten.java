package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;

/** A statement writes a whole table anew while it is locked. */
final class TableRewritten implements MigrationHazard {
    @Override
    public String id() {
        return "table-rewritten";
    }

    @Override
    public String title() {
        return "A statement writes a whole table and its indexes anew while others cannot use it.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.locks().stream()
                .filter(TableLock::isRewritten)
                .filter(lock -> lock.relation().name().equals(lock.table()))
                .flatMap(lock -> finding(forecast, lock).stream())
                .toList();
    }

    private Optional<Finding> finding(MigrationForecast forecast, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        Estimate work = lock.by().workSeconds();
        return Severities.of(table, lock, work)
                .map(severity -> new Finding(
                        id(),
                        severity,
                        lock.by().statement().where(),
                        String.format(
                                "Statement %d writes %s anew, %s, with all its indexes. That takes %s.",
                                lock.by().statement().number(), table.name(), rows(table), Say.seconds(work)),
                        "Meanwhile it holds " + lock.mode().word() + ": nobody can "
                                + (lock.mode().blocksReads() ? "read or write" : "write to") + " the table.",
                        Advice.insteadOf(forecast.facts(), lock.by()),
                        new Numbers()
                                .with("workSeconds", work)
                                .with("rows", table.rows().orElse(Double.POSITIVE_INFINITY))
                                .all()));
    }

    static String rows(TableFacts table) {
        return switch (table.rows()) {
            case Quantity.Known(double rows) -> Show.count(rows) + " rows";
            case Quantity.Unknown() -> "which has an unknown number of rows";
        };
    }
}
