package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A statement locks a table that it does not change. */
final class OtherTableLocked implements MigrationHazard {
    @Override
    public String id() {
        return "other-table-locked";
    }

    @Override
    public String title() {
        return "A statement locks a table that it does not change, and maybe does not even name.";
    }

    private static final Pattern TARGET = Pattern.compile("ALTER|CREATE");

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.locks().stream()
                .filter(TableLock::isBlocking)
                .filter(lock -> isOther(lock.by().statement().text(), lock.table()))
                .flatMap(lock -> finding(forecast, lock).stream())
                .toList();
    }

    /** Not named at all, or only as what is referred to. */
    private static boolean isOther(String text, String table) {
        if (!Words.names(text, table)) {
            return true;
        }
        String last = table.substring(table.lastIndexOf('.') + 1);
        List<String> words = Words.of(text);
        int first = words.indexOf(last);
        return TARGET.matcher(Words.first(text)).matches()
                && words.subList(0, first).contains("references")
                && words.subList(Math.max(0, first - 3), first).contains("references");
    }

    private Optional<Finding> finding(MigrationForecast forecast, TableLock lock) {
        TableFacts table = forecast.facts().database().table(lock.table());
        Estimate blocked = lock.seconds();
        boolean isNamed = Words.names(lock.by().statement().text(), lock.table());
        return Severities.of(table, lock, blocked)
                .map(severity -> new Finding(
                        id(),
                        severity,
                        lock.by().statement().where(),
                        String.format(
                                "Statement %d takes %s on %s too, which it %s, for %s.",
                                lock.by().statement().number(),
                                lock.mode().word(),
                                table.name(),
                                isNamed ? "only refers to" : "does not name",
                                Say.seconds(blocked)),
                        "Nobody can " + (lock.mode().blocksReads() ? "read or write" : "write to") + " " + table.name()
                                + " meanwhile; who watches only the table that is changed does not see why.",
                        "Run it by itself with a lock_timeout of " + Show.seconds(LockQueue.suggested(table))
                                + ", and retries; add foreign keys with NOT VALID, and validate them later.",
                        new Numbers().with("blockedSeconds", blocked).all()));
    }
}
