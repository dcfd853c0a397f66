package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.migration.trace.Work;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;

/** All rows are changed by one statement. */
final class BackfillInOneStatement implements MigrationHazard {
    @Override
    public String id() {
        return "backfill-in-one-statement";
    }

    @Override
    public String title() {
        return "One statement changes so many rows that whoever writes to one of them waits until it is committed.";
    }

    private static final double OUTAGE_SECONDS = 60;

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.statements().stream()
                .filter(statement -> !statement.isBatched())
                .flatMap(statement -> statement.trace().work().stream()
                        .filter(work -> work.kind() == Work.Kind.ROWS_CHANGED)
                        .filter(work -> isInUse(statement, work))
                        .flatMap(work -> finding(forecast, statement, work).stream()))
                .toList();
    }

    private static boolean isInUse(StatementForecast statement, Work work) {
        return statement.trace().locks().stream()
                .noneMatch(lock -> lock.isNew()
                        && lock.relation().table().equals(work.relation().table()));
    }

    private Optional<Finding> finding(MigrationForecast forecast, StatementForecast statement, Work work) {
        TableFacts table = forecast.facts().database().table(work.relation().table());
        return severity(table, statement)
                .map(severity -> new Finding(
                        id(),
                        severity,
                        statement.statement().where(),
                        String.format(
                                "Statement %d changes rows of %s, %s, in one go. That takes %s.",
                                statement.statement().number(),
                                table.name(),
                                TableRewritten.rows(table),
                                Say.seconds(statement.workSeconds())),
                        "Each row that it has changed stays locked until COMMIT: writes to those rows wait, and fail after "
                                + Show.seconds(table.clientTimeoutSeconds().orElse(Limits.ASSUMED_TIMEOUT_SECONDS))
                                + ". No dead row is cleaned up meanwhile, replicas get it all at once, and if it is cancelled all"
                                + " of it was in vain.",
                        "Change the rows in batches of a few thousand by their key, each in its own transaction, with a pause"
                                + " between them.",
                        new Numbers()
                                .with("workSeconds", statement.workSeconds())
                                .all()));
    }

    private static Optional<Severity> severity(TableFacts table, StatementForecast statement) {
        if (!Severities.isZero(table.writesPerSecond())) {
            return Severities.ofBlockedWrites(table, statement.workSeconds());
        }
        return statement.workSeconds().high() > OUTAGE_SECONDS ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
