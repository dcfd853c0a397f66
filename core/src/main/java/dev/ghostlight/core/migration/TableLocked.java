package dev.ghostlight.core.migration;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A table cannot be read or written for long. */
final class TableLocked implements MigrationHazard {
    @Override
    public String id() {
        return "table-locked";
    }

    @Override
    public String title() {
        return "A table cannot be read or written for so long that people notice.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.tables().stream()
                .flatMap(harm -> severity(harm).map(severity -> finding(forecast, harm, severity)).stream())
                .toList();
    }

    /** By the time that locks are held; that they are waited for is told by lock-queue. */
    private static Optional<Severity> severity(TableHarm harm) {
        return harm.readsBlockedSeconds().high() > 0
                ? Severities.ofBlocked(harm.table(), harm.heldSeconds())
                : Severities.ofBlockedWrites(harm.table(), harm.heldSeconds());
    }

    private Finding finding(MigrationForecast forecast, TableHarm harm, Severity severity) {
        TableLock lock = longest(harm);
        boolean isRead = harm.readsBlockedSeconds().high() > 0;
        String what = String.format(
                "%s cannot be %s for %s: statement %d takes %s, and it is held until %s.",
                harm.table().name(),
                isRead ? "read or written" : "written",
                Say.seconds(harm.writesBlockedSeconds().max(harm.readsBlockedSeconds())),
                lock.by().statement().number(),
                lock.mode().word(),
                lock.by().isInTransaction() ? "the transaction ends" : "the statement is done");
        return new Finding(
                id(),
                severity,
                lock.by().statement().where(),
                what,
                Effects.on(harm)
                        + Effects.connections(forecast.facts().database().connections(), harm.connections()),
                lock.afterSeconds().expected() > lock.heldSeconds().expected() / 2
                        ? "End the transaction right after this statement, and do the rest in another."
                        : Advice.insteadOf(forecast.facts(), lock.by()),
                new Numbers()
                        .with("heldSeconds", harm.heldSeconds())
                        .with("readsBlockedSeconds", harm.readsBlockedSeconds())
                        .with("writesBlockedSeconds", harm.writesBlockedSeconds())
                        .with("timeoutSeconds", harm.timeoutSeconds())
                        .all());
    }

    private static TableLock longest(TableHarm harm) {
        return harm.locks().stream()
                .max(Comparator.comparingDouble(lock -> lock.heldSeconds().low()))
                .orElseThrow();
    }
}
