package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement reads all rows while it holds a lock that blocks others. */
final class ScanUnderLock implements MigrationHazard {
    @Override
    public String id() {
        return "scan-under-lock";
    }

    @Override
    public String title() {
        return "A statement reads every row of a table while others wait for its lock.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        // One for each statement, however many tables it locks.
        Map<Integer, Finding> found = new LinkedHashMap<>();
        for (TableLock lock : forecast.locks()) {
            StatementForecast by = lock.by();
            if (isScan(by) && lock.isBlocking() && lock.isScanned()) {
                finding(forecast, by, lock)
                        .ifPresent(finding -> found.putIfAbsent(by.statement().number(), finding));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isScan(StatementForecast statement) {
        return statement.trace().work().stream()
                .noneMatch(work -> work.kind() == Work.Kind.REWRITE || work.kind() == Work.Kind.INDEX_BUILD);
    }

    private Optional<Finding> finding(MigrationForecast forecast, StatementForecast statement, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        return Severities.of(table, lock, statement.workSeconds())
                .map(severity -> new Finding(
                        id(),
                        severity,
                        statement.statement().where(),
                        String.format(
                                "Statement %d reads all of %s, %s, to check what it holds. That takes %s.",
                                statement.statement().number(),
                                table.name(),
                                TableRewritten.rows(table),
                                Say.seconds(statement.workSeconds())),
                        "Meanwhile it holds " + lock.mode().word() + ": nobody can "
                                + (lock.mode().blocksReads() ? "read or write" : "write to") + " the table.",
                        Advice.insteadOf(forecast.facts(), statement),
                        new Numbers()
                                .with("workSeconds", statement.workSeconds())
                                .all()));
    }
}
