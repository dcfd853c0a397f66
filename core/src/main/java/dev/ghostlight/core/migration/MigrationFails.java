package dev.ghostlight.core.migration;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** The server refuses a statement. */
final class MigrationFails implements MigrationHazard {
    @Override
    public String id() {
        return "migration-fails";
    }

    @Override
    public String title() {
        return "The server refuses or cancels a statement of the migration, and what was done before it may stay.";
    }

    /** PostgreSQL's query_canceled. */
    private static final String CANCELLED = "57014";

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        List<Finding> findings = new ArrayList<>();
        for (StatementForecast statement : forecast.statements()) {
            statement
                    .trace()
                    .failure()
                    .filter(failure -> !failure.code().equals(ConcurrentlyInTransaction.CODE))
                    .ifPresent(
                            failure -> findings.add(finding(forecast, statement, failure.code(), failure.message())));
            if (statement.trace().failure().isEmpty() && statement.isCancelled()) {
                findings.add(finding(
                        forecast,
                        statement,
                        CANCELLED,
                        "canceling statement due to statement timeout, after "
                                + Show.seconds(statement.statementTimeoutSeconds())
                                + "; it takes "
                                + Say.seconds(statement.workSeconds())));
            }
        }
        return findings;
    }

    private Finding finding(MigrationForecast forecast, StatementForecast statement, String code, String message) {
        return new Finding(
                id(),
                Severity.DANGER,
                statement.statement().where(),
                String.format(
                        "Statement %d fails: %s (SQLSTATE %s).",
                        statement.statement().number(), message, code),
                left(forecast, statement),
                "Mend the statement, and make what stands before it safe to run twice.",
                new Numbers().with("workSeconds", statement.workSeconds()).all());
    }

    /** What the statements before it did and did not leave. */
    private static String left(MigrationForecast forecast, StatementForecast failed) {
        List<StatementForecast> before = forecast.statements().stream()
                .filter(statement ->
                        statement.statement().number() < failed.statement().number())
                .toList();
        List<String> kept = before.stream()
                .filter(statement -> !(statement.block() == failed.block() && statement.isInTransaction()))
                .map(statement -> String.valueOf(statement.statement().number()))
                .toList();
        String undone = kept.size() < before.size() ? "What its transaction did before is undone. " : "";
        String rest = kept.isEmpty()
                ? "The schema is left as it was."
                : "Done and kept " + (kept.size() == 1 ? "is statement " : "are the statements ")
                        + String.join(", ", kept)
                        + ": the schema is left half way, and a second run meets what is there already.";
        return undone + rest + " Releases that need the new schema do not start.";
    }
}
