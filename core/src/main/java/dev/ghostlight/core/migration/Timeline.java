package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a migration in time, and the locks that they take.
 *
 * @param statements the statements, as far as the trace goes
 * @param locks the locks on what is in use, in the order in which they are taken
 */
record Timeline(List<StatementForecast> statements, List<TableLock> locks) {
    Timeline {
        statements = List.copyOf(statements);
        locks = List.copyOf(locks);
    }

    /** Walks through the migration, statement by statement. */
    static Timeline of(MigrationFacts facts) {
        Settings settings = new Settings(facts.database());
        HeldLocks held = new HeldLocks(facts.database());
        List<StatementForecast> statements = new ArrayList<>();
        List<TableLock> locks = new ArrayList<>();
        int number = 0;
        for (Block block : facts.trace().migration().blocks()) {
            number++;
            List<StatementForecast> ran = new ArrayList<>();
            for (Statement statement : block.statements()) {
                Optional<StatementTrace> trace = facts.trace().of(statement);
                if (trace.isPresent()) {
                    ran.add(next(facts, trace.get(), number, block, settings, statements, held));
                    statements.add(ran.getLast());
                    settings.ran(statement.text());
                }
            }
            settings.transactionEnded();
            locks.addAll(held.of(ran));
        }
        return new Timeline(statements, locks);
    }

    private static StatementForecast next(
            MigrationFacts facts,
            StatementTrace trace,
            int number,
            Block block,
            Settings settings,
            List<StatementForecast> before,
            HeldLocks held) {
        int statement = trace.statement().number();
        return new StatementForecast(
                trace,
                number,
                facts.trace().migration().batched().contains(statement),
                held.isKeptUntilCommit(block),
                before.isEmpty()
                        ? Estimate.ZERO
                        : before.getLast()
                                .beginsAtSeconds()
                                .plus(before.getLast().seconds()),
                held.waitSeconds(trace).atMost(settings.lockTimeoutSeconds()),
                facts.workSeconds(trace),
                facts.widenedBy(trace),
                settings.lockTimeoutSeconds(),
                settings.statementTimeoutSeconds());
    }
}
