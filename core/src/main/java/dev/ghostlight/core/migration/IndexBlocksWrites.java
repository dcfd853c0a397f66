package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import java.util.List;
import java.util.Optional;

/** An index is built while writes wait. */
final class IndexBlocksWrites implements MigrationHazard {
    @Override
    public String id() {
        return "index-blocks-writes";
    }

    @Override
    public String title() {
        return "An index is built under a lock that lets nobody write to its table.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.locks().stream()
                .filter(lock -> lock.isBlocking() && builds(lock))
                .flatMap(lock -> finding(forecast, lock).stream())
                .toList();
    }

    /** An index of its table, and not as a part of writing all of the table. */
    private static boolean builds(TableLock lock) {
        List<Work> works = lock.by().trace().work();
        return works.stream().noneMatch(work -> work.kind() == Work.Kind.REWRITE)
                && works.stream()
                        .anyMatch(work -> work.kind() == Work.Kind.INDEX_BUILD
                                && work.relation().table().equals(lock.table()))
                && !Words.has(lock.by().statement().text(), "CONCURRENTLY");
    }

    private Optional<Finding> finding(MigrationForecast forecast, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        return Severities.of(table, lock, lock.by().workSeconds())
                .map(severity -> new Finding(
                        id(),
                        severity,
                        lock.by().statement().where(),
                        String.format(
                                "Statement %d builds an index on %s, %s, under %s. That takes %s.",
                                lock.by().statement().number(),
                                table.name(),
                                TableRewritten.rows(table),
                                lock.mode().word(),
                                Say.seconds(lock.by().workSeconds())),
                        "Writes that come meanwhile and wait: " + waiting(lock)
                                + (lock.mode().blocksReads() ? ". Nobody can read either." : ". Reads go on."),
                        Advice.insteadOf(forecast.facts(), lock.by()),
                        new Numbers()
                                .with("workSeconds", lock.by().workSeconds())
                                .with("blockedWrites", lock.blockedWrites())
                                .all()));
    }

    private static String waiting(TableLock lock) {
        return lock.blockedWrites().isKnown() ? Say.count(lock.blockedWrites()) : "an unknown number";
    }
}
