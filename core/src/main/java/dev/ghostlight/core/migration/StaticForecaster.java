package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.rules.PostgresRules;
import dev.ghostlight.core.migration.rules.PostgresRules.Known;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts migrations of PostgreSQL by known rules and usual costs, without a server. */
public final class StaticForecaster {
    private StaticForecaster() {}

    /**
     * The forecast of each of some migrations, which follow each other.
     *
     * @param facts what is known of the database
     * @param assumptions what was assumed so far
     * @param live what made the schema, in its order
     * @param migrations the migrations, in their order
     */
    public static List<MigrationForecast> forecast(
            DatabaseFacts facts, List<Assumption> assumptions, List<Migration> live, List<Migration> migrations) {
        PostgresRules rules = new PostgresRules(facts);
        live.forEach(rules::applied);
        List<MigrationForecast> forecasts = new ArrayList<>();
        for (Migration migration : migrations) {
            Known known = rules.trace(migration);
            List<Assumption> all = new ArrayList<>(assumptions);
            all.addAll(known.assumptions());
            forecasts.add(MigrationForecaster.forecast(
                    new MigrationFacts(facts, known.trace(), durations(facts, known), all)));
        }
        return forecasts;
    }

    private static List<StatementDuration> durations(DatabaseFacts facts, Known known) {
        DurationModel model = new DurationModel(facts);
        List<StatementDuration> durations = new ArrayList<>();
        for (StatementTrace trace : known.trace().statements()) {
            durations.add(
                    known.unknown().contains(trace.statement().number())
                            ? new StatementDuration(trace.statement(), Optional.empty(), List.of(), List.of())
                            : model.predict(trace, Optional.empty()));
        }
        return durations;
    }
}
