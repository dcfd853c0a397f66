package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.ShadowLimits;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.measure.Measurer;
import dev.ghostlight.app.shadow.measure.TimedRead;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.app.shadow.trace.Traced;
import dev.ghostlight.app.shadow.trial.Trial;
import dev.ghostlight.core.migration.MigrationFacts;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.MigrationForecaster;
import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Assumption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Tries migrations on a shadow of production's PostgreSQL, and forecasts what they will do there. */
public final class ShadowForecast {
    /** More take minutes, and are rows rather than a migration. */
    private static final int STATEMENTS_MAX = 20_000;

    private final DatabaseFacts facts;
    private final List<Assumption> assumptions;
    private final ServerFolders folders;
    private final MeasureLimits limits;
    private final LongSupplier nanos;

    /**
     * Forecasts for a database.
     *
     * @param facts what is known of it
     * @param assumptions what was assumed so far
     * @param folders where the shadow's server is kept and run
     * @param limits how much measuring may take for each migration
     * @param nanos the time that goes by, from some moment on
     */
    public ShadowForecast(
            DatabaseFacts facts,
            List<Assumption> assumptions,
            ServerFolders folders,
            MeasureLimits limits,
            LongSupplier nanos) {
        this.facts = facts;
        this.assumptions = withServed(facts, assumptions);
        this.folders = folders;
        this.limits = limits;
        this.nanos = nanos;
    }

    private static List<Assumption> withServed(DatabaseFacts facts, List<Assumption> assumptions) {
        int major = facts.engine().major();
        int served = PostgresServer.nearest(major);
        return served == major
                ? List.copyOf(assumptions)
                : Stream.concat(assumptions.stream(), Stream.of(StandIn.assumption(facts, "postgresql " + served)))
                        .toList();
    }

    /**
     * The forecast of each of some migrations, which follow each other.
     *
     * @param migrations the migrations, in their order; those behind one that fails are not tried
     * @param earlier what made the schema where the facts do not hold it
     * @throws MigrationsException if the facts' schema cannot be read
     * @throws ShadowException if the schema cannot be made
     * @throws ServerException if no server can be run
     */
    public List<MigrationForecast> of(List<Migration> migrations, List<Migration> earlier)
            throws MigrationsException, ShadowException, ServerException {
        refuseEndless(migrations);
        List<Migration> schema = facts.schema().isPresent() ? SchemaText.of(facts) : earlier;
        Kept kept = Kept.of(folders, facts, schema, ShadowLimits.USUAL);
        List<MigrationForecast> forecasts = new ArrayList<>();
        try (Shadow shadow = shadow(kept, schema)) {
            for (int i = 0; i < migrations.size(); i++) {
                MigrationForecast forecast = next(shadow, kept, migrations.subList(0, i), migrations.get(i));
                forecasts.add(forecast);
                if (forecast.facts().trace().isBrokenOff()) {
                    break;
                }
            }
        }
        return forecasts;
    }

    private static void refuseEndless(List<Migration> migrations) throws MigrationsException {
        List<Problem> problems = migrations.stream()
                .filter(migration -> migration.statements().size() > STATEMENTS_MAX)
                .map(migration -> new Problem(
                        migration.where(),
                        String.format(
                                Locale.ROOT,
                                "the migration has %,d statements, and a shadow runs no more than %,d",
                                migration.statements().size(),
                                STATEMENTS_MAX),
                        "No forecast was made",
                        "Load its rows with COPY or with INSERTs of many rows, or look at it with"
                                + " 'migrate --check --static'"))
                .toList();
        if (!problems.isEmpty()) {
            throw new MigrationsException(problems);
        }
    }

    private Shadow shadow(Kept kept, List<Migration> schema) throws ShadowException, ServerException {
        int major = facts.engine().major();
        Optional<Path> saved = kept.cluster();
        if (saved.isPresent()) {
            PostgresServer server = PostgresServer.startOn(saved.get(), major, folders);
            return Shadow.filled(server, compared(server, kept), ShadowLimits.USUAL);
        }
        PostgresServer server = PostgresServer.start(major, folders, Map.of());
        Shadow shadow = Shadow.of(server, compared(server, kept), schema, ShadowLimits.USUAL);
        if (shadow.assumptions().isEmpty()) {
            kept.keep(server);
        }
        return shadow;
    }

    /** The facts with the speed of production's server beside this machine, where its timed read tells that. */
    private DatabaseFacts compared(PostgresServer server, Kept kept) throws ServerException {
        if (!facts.speed().isToBeCompared()) {
            return facts;
        }
        OptionalDouble before = kept.timedRead();
        if (before.isPresent()) {
            return facts.withSpeed(facts.speed().beside(before.getAsDouble()));
        }
        double seconds = TimedRead.shortest(server);
        kept.keepTimedRead(seconds);
        return facts.withSpeed(facts.speed().beside(seconds));
    }

    /** Forecasts a migration, and leaves the shadow as it is after it. */
    private MigrationForecast next(Shadow shadow, Kept kept, List<Migration> done, Migration migration)
            throws ServerException {
        try (Shadow before = shadow.copy()) {
            Traced traced = shadow.trace(migration);
            MigrationTrace trace = traced.trace();
            Map<Integer, Sample> samples = samples(before, kept, done, trace);
            List<Assumption> all = new ArrayList<>(assumptions);
            all.addAll(shadow.assumptions());
            all.addAll(traced.assumptions());
            MigrationFacts known = new MigrationFacts(
                    shadow.facts(),
                    trace,
                    durations(shadow.facts(), trace, samples),
                    all.stream().distinct().toList());
            MigrationForecast forecast = MigrationForecaster.forecast(known);
            return forecast.withInstead(new SaferWay(before, shadow.facts()).insteadOf(forecast, Trial.schema(shadow)));
        }
    }

    private Map<Integer, Sample> samples(Shadow before, Kept kept, List<Migration> done, MigrationTrace trace)
            throws ServerException {
        Migration migration = trace.migration();
        Optional<Map<Integer, Sample>> known = kept.samples(done, migration, limits);
        if (known.isPresent()) {
            return known.get();
        }
        Map<Integer, Sample> measured = new Measurer(before, limits, nanos).samples(migration, trace);
        kept.keep(done, migration, limits, measured);
        return measured;
    }

    private static List<StatementDuration> durations(
            DatabaseFacts facts, MigrationTrace trace, Map<Integer, Sample> samples) {
        DurationModel model = new DurationModel(facts);
        return trace.statements().stream()
                .map(statement -> model.predict(
                        statement,
                        Optional.ofNullable(samples.get(statement.statement().number()))))
                .toList();
    }
}
