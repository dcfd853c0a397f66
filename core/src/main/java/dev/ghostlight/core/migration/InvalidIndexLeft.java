package dev.ghostlight.core.migration;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.util.List;
import java.util.Optional;

/** An index build that does not end well leaves an index that only costs. */
final class InvalidIndexLeft implements MigrationHazard {
    @Override
    public String id() {
        return "invalid-index-left";
    }

    @Override
    public String title() {
        return "A concurrent index build that fails leaves an invalid index: it costs writes and serves nobody.";
    }

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.statements().stream()
                .filter(InvalidIndexLeft::isConcurrentBuild)
                .flatMap(statement -> finding(statement).stream())
                .toList();
    }

    private static boolean isConcurrentBuild(StatementForecast statement) {
        String text = statement.statement().text();
        String first = Words.first(text);
        return Words.has(text, "CONCURRENTLY") && (first.equals("CREATE") || first.equals("REINDEX"));
    }

    private Optional<Finding> finding(StatementForecast statement) {
        int number = statement.statement().number();
        boolean isRefused = statement
                .trace()
                .failure()
                .filter(failure -> !failure.code().equals(ConcurrentlyInTransaction.CODE))
                .isPresent();
        if (isRefused) {
            return Optional.of(
                    finding(statement, Severity.DANGER, "Statement " + number + " fails while it builds its index."));
        }
        if (statement.isCancelled()) {
            return Optional.of(finding(
                    statement,
                    Severity.DANGER,
                    "Statement " + number + " takes " + Say.seconds(statement.workSeconds())
                            + ", and the server cancels it after " + Show.seconds(statement.statementTimeoutSeconds())
                            + "."));
        }
        boolean isLong = statement.workSeconds().high() > Limits.NOTICED_SECONDS;
        List<String> words = Words.of(statement.statement().text());
        if (isLong && words.contains("exists")) {
            return Optional.of(
                    finding(
                            statement,
                            Severity.WARNING,
                            "Statement " + number + " builds for " + Say.seconds(statement.workSeconds())
                                    + ", and with IF NOT EXISTS a second run after a failed one skips the invalid index silently."));
        }
        return isLong && words.contains("unique")
                ? Optional.of(finding(
                        statement,
                        Severity.NOTE,
                        "Statement " + number + " builds for " + Say.seconds(statement.workSeconds())
                                + ", and fails if any two rows are equal, also those written meanwhile."))
                : Optional.empty();
    }

    private Finding finding(StatementForecast statement, Severity severity, String what) {
        return new Finding(
                id(),
                severity,
                statement.statement().where(),
                what,
                "An invalid index stays: every write keeps it up to date, no query uses it, and who believes that it is"
                        + " there is wrong. A unique one even refuses rows.",
                "Before the statement, DROP INDEX CONCURRENTLY IF EXISTS for the same name, and no IF NOT EXISTS; afterwards"
                        + " look for indexes that pg_index says are not indisvalid. Set statement_timeout to 0 for it.",
                new Numbers().with("workSeconds", statement.workSeconds()).all());
    }
}
