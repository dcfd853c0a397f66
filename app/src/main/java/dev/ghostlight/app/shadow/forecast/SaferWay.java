package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.trial.Trial;
import dev.ghostlight.core.migration.Instead;
import dev.ghostlight.core.migration.MigrationFacts;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.MigrationForecaster;
import dev.ghostlight.core.migration.TableHarm;
import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.remedy.Proof;
import dev.ghostlight.core.migration.remedy.Remedy;
import dev.ghostlight.core.migration.remedy.Rewriter;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a way in place of a migration that does less harm, and runs it before it says so.
 *
 * @param before the shadow as it is before the migration; stays so
 * @param facts what is known of production
 */
record SaferWay(Shadow before, DatabaseFacts facts) {
    /**
     * What to do instead of a migration.
     *
     * @param original what the migration will do
     * @param originalEnd what the database is made of after it
     * @throws ServerException when the server is gone
     */
    Instead insteadOf(MigrationForecast original, DatabaseSchema originalEnd) throws ServerException {
        MigrationTrace trace = original.facts().trace();
        return switch (Rewriter.rewrite(trace, facts, Trial.schema(before))) {
            case Remedy.Unneeded() -> new Instead.Unneeded();
            case Remedy.Refused(var obstacles) ->
                new Instead.None(
                        obstacles.stream().map(Remedy.Obstacle::sentence).toList());
            case Remedy.Offered(var way) -> tried(original, originalEnd, way);
        };
    }

    private Instead tried(MigrationForecast original, DatabaseSchema originalEnd, SafeWay way) throws ServerException {
        MigrationTrace trace = original.facts().trace();
        long lockTimeoutMillis =
                LockLimits.below(shortestTimeoutSeconds(original)).lockTimeoutMillis();
        Trial trial = Trial.of(before, trace.migration(), originalEnd, way, lockTimeoutMillis);
        MigrationForecast safe = forecast(original, trial);
        Proof proof = Proof.of(way, outcome(original, originalEnd), outcome(safe, trial.end()), trial.faults());
        if (proof.isProven()) {
            return new Instead.Proven(way, safe, proof.gains());
        }
        return proof.faults().isEmpty() ? new Instead.Unneeded() : new Instead.None(proof.faults());
    }

    private MigrationForecast forecast(MigrationForecast original, Trial trial) {
        DurationModel model = new DurationModel(facts);
        List<StatementDuration> durations = new ArrayList<>();
        trial.trace().statements().forEach(statement -> durations.add(model.predict(statement, Optional.empty())));
        return MigrationForecaster.forecast(new MigrationFacts(
                facts, trial.trace(), durations, original.facts().assumptions()));
    }

    private static Proof.Outcome outcome(MigrationForecast forecast, DatabaseSchema end) {
        Map<String, Proof.Blocked> blocked = new LinkedHashMap<>();
        for (TableHarm harm : forecast.tables()) {
            blocked.put(
                    harm.table().name(),
                    new Proof.Blocked(
                            harm.readsBlockedSeconds().expected(),
                            harm.writesBlockedSeconds().expected()));
        }
        return new Proof.Outcome(blocked, end);
    }

    private static double shortestTimeoutSeconds(MigrationForecast original) {
        return original.tables().stream()
                .mapToDouble(TableHarm::timeoutSeconds)
                .min()
                .orElse(LockLimits.ASSUMED_CLIENT_SECONDS);
    }
}
