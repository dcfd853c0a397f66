package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;

/** A statement that needs to run alone stands in a transaction. */
final class ConcurrentlyInTransaction implements MigrationHazard {
    @Override
    public String id() {
        return "concurrently-in-transaction";
    }

    @Override
    public String title() {
        return "A statement that the server only runs by itself stands in a transaction, so the migration fails.";
    }

    /** PostgreSQL's active_sql_transaction. */
    static final String CODE = "25001";

    @Override
    public List<Finding> find(MigrationForecast forecast) {
        return forecast.facts().trace().migration().blocks().stream()
                .flatMap(block -> block.statements().stream()
                        .filter(statement -> isRefused(forecast, block, statement))
                        .map(statement -> finding(forecast, statement)))
                .toList();
    }

    private static boolean isRefused(MigrationForecast forecast, Block block, Statement statement) {
        return forecast.facts()
                .trace()
                .of(statement)
                .filter(trace -> (block.isTransaction() && trace.runsAlone())
                        || trace.failure()
                                .filter(failure -> failure.code().equals(CODE))
                                .isPresent())
                .isPresent();
    }

    private Finding finding(MigrationForecast forecast, Statement statement) {
        String runner = forecast.facts().trace().migration().runner();
        return new Finding(
                id(),
                Severity.DANGER,
                statement.where(),
                String.format(
                        "Statement %d cannot run inside a transaction, and %s runs it in one: the server refuses it (SQLSTATE"
                                + " %s).",
                        statement.number(), runner, CODE),
                "The migration fails, and so does the deploy that waits for it; what its transaction did before is undone.",
                remedy(runner),
                List.of());
    }

    private static String remedy(String runner) {
        String alone = "Put it into a migration of its own that runs without a transaction";
        return alone
                + switch (runner) {
                    case "flyway" -> ": executeInTransaction=false in the script's .conf file.";
                    case "liquibase" -> ": runInTransaction:false on its changeset.";
                    case "rails" -> ": disable_ddl_transaction! in its class.";
                    case "dbmate" -> ": -- migrate:up transaction:false.";
                    default -> ", or take BEGIN and COMMIT away from around it.";
                };
    }
}
