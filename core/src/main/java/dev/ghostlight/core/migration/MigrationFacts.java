package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.List;
import java.util.Optional;

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

    /** How long a statement works. */
    Estimate workSeconds(StatementTrace traced) {
        return duration(traced)
                .map(duration -> duration.seconds().map(Estimate::of).orElse(Estimate.UNKNOWN))
                .orElseGet(() -> traced.work().isEmpty() ? Limits.MOMENT_SECONDS : Estimate.UNKNOWN);
    }

    /** What makes that time wide. */
    List<String> widenedBy(StatementTrace traced) {
        return duration(traced).map(StatementDuration::widenedBy).orElse(List.of());
    }

    private Optional<StatementDuration> duration(StatementTrace traced) {
        // Nearly always each statement has one, in the order of their numbers.
        int usual = traced.statement().number() - 1;
        return usual >= 0 && usual < durations.size() && isOf(durations.get(usual), traced)
                ? Optional.of(durations.get(usual))
                : durations.stream().filter(each -> isOf(each, traced)).findFirst();
    }

    private static boolean isOf(StatementDuration duration, StatementTrace traced) {
        return duration.statement().number() == traced.statement().number();
    }
}
