package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.StatementTrace;
import java.util.List;

/**
 * One statement in time.
 *
 * @param trace what the engine does for it
 * @param block the number of its block, from 1
 * @param isBatched whether it is done batch by batch, so that what it changes is locked for a batch only
 * @param isInTransaction whether its locks stay until the block's end
 * @param beginsAtSeconds when it is sent, since the migration's begin
 * @param waitSeconds how long it waits for its locks
 * @param workSeconds how long it works once it has them
 * @param widenedBy what makes the work's time wide
 * @param lockTimeoutSeconds after which it gives up waiting for a lock; infinite for never
 * @param statementTimeoutSeconds after which the server cancels it; infinite for never
 */
public record StatementForecast(
        StatementTrace trace,
        int block,
        boolean isBatched,
        boolean isInTransaction,
        Estimate beginsAtSeconds,
        Estimate waitSeconds,
        Estimate workSeconds,
        List<String> widenedBy,
        double lockTimeoutSeconds,
        double statementTimeoutSeconds) {
    public StatementForecast {
        widenedBy = List.copyOf(widenedBy);
    }

    /** The statement. */
    public Statement statement() {
        return trace.statement();
    }

    /** Its wait and its work, until the server cancels it. */
    public Estimate seconds() {
        return waitSeconds.plus(workSeconds).atMost(statementTimeoutSeconds);
    }

    /** Whether the server will most likely cancel it before it is done. */
    boolean isCancelled() {
        return workSeconds.isKnown() && waitSeconds.expected() + workSeconds.expected() > statementTimeoutSeconds;
    }
}
