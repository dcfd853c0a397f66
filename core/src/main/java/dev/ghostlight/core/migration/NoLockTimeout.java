package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;

/** A statement would wait for its lock without a bound. */
final class NoLockTimeout implements MigrationHazard {
    @Override
    public String id() {
        return "no-lock-timeout";
    }

    @Override
    public String title() {
        return "A statement may wait without a bound for a strong lock, and blocks everybody meanwhile.";
    }

    /** A bound that is longer bounds nothing: nobody waits for an hour. */
    private static final double BOUND_SECONDS = 3_600;

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        List<TableLock> unbounded = forecast.locks().stream()
                .filter(lock -> lock.by().lockTimeoutSeconds() > BOUND_SECONDS)
                .filter(lock -> lock.readsBlockedSeconds().high()
                                + lock.writesBlockedSeconds().high()
                        > 0)
                .filter(lock -> isHarmful(forecast.facts().database().table(lock.table()), lock))
                .toList();
        return unbounded.isEmpty() ? List.of() : List.of(finding(forecast, unbounded));
    }

    /** Transactions that are all short need no bound. */
    private static boolean isHarmful(TableFacts table, TableLock lock) {
        Estimate wait = table.longestTransactionSeconds().isKnown() ? lock.waitSeconds() : Estimate.UNKNOWN;
        return (lock.readsBlockedSeconds().high() > 0
                        ? Severities.ofBlocked(table, wait)
                        : Severities.ofBlockedWrites(table, wait))
                .isPresent();
    }

    private Finding finding(MigrationForecast forecast, List<TableLock> unbounded) {
        TableLock first = unbounded.getFirst();
        TableFacts table = forecast.facts().database().table(first.table());
        int statements = (int) unbounded.stream().map(TableLock::by).distinct().count();
        boolean isPostgres = forecast.facts().database().engine().kind() == Engine.Kind.POSTGRESQL;
        double bound = LockQueue.suggested(table);
        String setting = isPostgres
                ? "SET lock_timeout = '" + Math.round(bound * 1_000) + "ms';"
                : "SET SESSION lock_wait_timeout = " + Math.max(1, Math.round(bound)) + ";";
        return new Finding(
                id(),
                Severity.WARNING,
                first.by().statement().where(),
                String.format(
                        "%s for a lock without a bound, the first being statement %d: %s on %s.",
                        statements == 1 ? "1 statement waits" : Show.count(statements) + " statements wait",
                        first.by().statement().number(),
                        first.mode().word(),
                        table.name()),
                switch (table.longestTransactionSeconds()) {
                    case Quantity.Known(double longest) ->
                        "Transactions on it run up to " + Show.seconds(longest)
                                + "; behind one that runs longer that night, everybody who uses the table waits too.";
                    case Quantity.Unknown() ->
                        "How long transactions on it run is not known; behind a long one, everybody"
                                + " who uses the table waits too, for as long as it runs.";
                },
                "Begin with " + setting + " and run the migration again with a pause when it gives up.",
                new Numbers()
                        .with("statements", statements)
                        .with("waitSeconds", first.waitSeconds())
                        .all());
    }
}
