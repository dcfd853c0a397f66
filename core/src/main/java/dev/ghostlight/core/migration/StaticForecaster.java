package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.remedy.Remedy;
import dev.ghostlight.core.migration.remedy.Rewriter;
import dev.ghostlight.core.migration.rules.InnodbRules;
import dev.ghostlight.core.migration.rules.Known;
import dev.ghostlight.core.migration.rules.PostgresRules;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Forecasts migrations by known rules and usual costs, without a server. */
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
        Function<Migration, Known> rules = switch (facts.engine().kind()) {
            case POSTGRESQL -> {
                PostgresRules known = new PostgresRules(facts);
                live.forEach(known::applied);
                yield known::trace;
            }
            case MARIADB, MYSQL -> new InnodbRules(facts.engine())::trace;
        };
        return migrations.stream()
                .map(migration -> forecast(facts, assumptions, rules.apply(migration)))
                .toList();
    }

    /** The forecast of a migration of which this is known. */
    public static MigrationForecast forecast(DatabaseFacts facts, List<Assumption> assumptions, Known known) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.addAll(known.assumptions());
        MigrationForecast forecast =
                MigrationForecaster.forecast(new MigrationFacts(facts, known.trace(), durations(facts, known), all));
        return facts.engine().kind() == Engine.Kind.POSTGRESQL
                ? forecast
                : forecast.withInstead(insteadOf(known, facts));
    }

    /** Of MariaDB and MySQL only how a statement is written can be changed, which makes no other forecast. */
    private static Instead insteadOf(Known known, DatabaseFacts facts) {
        DatabaseSchema none = new DatabaseSchema(List.of(), List.of(), List.of());
        return switch (Rewriter.rewrite(known.trace(), facts, none)) {
            case Remedy.Unneeded(), Remedy.Offered _ -> new Instead.Unneeded();
            case Remedy.Refused(var obstacles) ->
                new Instead.None(
                        obstacles.stream().map(Remedy.Obstacle::sentence).toList());
        };
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
