package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.List;

/**
 * Everything a migration's forecast is computed from.
 *
 * @param database the database as it is in production
 * @param trace what the engine does for each statement
 * @param durations how long statements work in production; a statement that is missing is taken as unknown where it has
 *     work that grows with a table, and as a moment where it has none
 * @param assumptions what was assumed so far
 */
public record MigrationFacts(
        DatabaseFacts database, MigrationTrace trace, List<StatementDuration> durations, List<Assumption> assumptions) {
    public MigrationFacts {
        durations = List.copyOf(durations);
        assumptions = List.copyOf(assumptions);
    }

    /** How long a statement works, by its number. */
    Estimate workSeconds(int statement) {
        return durations.stream()
                .filter(duration -> duration.statement().number() == statement)
                .findFirst()
                .map(duration -> duration.seconds().map(Estimate::of).orElse(Estimate.UNKNOWN))
                .orElseGet(() -> hasWork(statement) ? Estimate.UNKNOWN : Limits.MOMENT_SECONDS);
    }

    /** What makes that time wide. */
    List<String> widenedBy(int statement) {
        return durations.stream()
                .filter(duration -> duration.statement().number() == statement)
                .flatMap(duration -> duration.widenedBy().stream())
                .toList();
    }

    private boolean hasWork(int statement) {
        return trace.statements().stream()
                .anyMatch(traced -> traced.statement().number() == statement
                        && !traced.work().isEmpty());
    }
}
