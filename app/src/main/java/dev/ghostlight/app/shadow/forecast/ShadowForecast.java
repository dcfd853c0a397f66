package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.migrations.Tool;
import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.ShadowLimits;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.app.shadow.trace.Traced;
import dev.ghostlight.core.migration.MigrationFacts;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.MigrationForecaster;
import dev.ghostlight.core.migration.duration.DurationModel;
import dev.ghostlight.core.migration.duration.StatementDuration;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts.Schema;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a migration on a shadow of production's PostgreSQL, and forecasts what it will do there. */
public final class ShadowForecast {
    private static final ReadingRules DDL =
            new ReadingRules(Dialect.POSTGRESQL, Optional.of(Tool.SQL), Map.of(), false, Optional.empty());

    private final DatabaseFacts facts;
    private final List<Assumption> assumptions;
    private final ServerFolders folders;

    /**
     * Forecasts for a database.
     *
     * @param facts what is known of it
     * @param assumptions what was assumed so far
     * @param folders where the shadow's server is kept and run
     */
    public ShadowForecast(DatabaseFacts facts, List<Assumption> assumptions, ServerFolders folders) {
        this.facts = facts;
        this.assumptions = List.copyOf(assumptions);
        this.folders = folders;
    }

    /**
     * The forecast of a migration that comes after {@code earlier} ones.
     *
     * @param earlier what made the schema where the facts do not hold it
     * @throws MigrationsException if the facts' schema cannot be read
     * @throws ShadowException if the schema cannot be made
     * @throws ServerException if no server can be run
     */
    public MigrationForecast of(Migration migration, List<Migration> earlier)
            throws MigrationsException, ShadowException, ServerException {
        List<Migration> schema =
                facts.schema().isPresent() ? schema(facts.schema().get()) : earlier;
        PostgresServer server = PostgresServer.start(facts.engine().major(), folders, Map.of());
        try (Shadow shadow = Shadow.of(server, facts, schema, ShadowLimits.USUAL)) {
            Traced traced = shadow.trace(migration);
            DurationModel model = new DurationModel(facts);
            List<StatementDuration> durations = traced.trace().statements().stream()
                    .map(statement -> model.predict(statement, List.of()))
                    .toList();
            List<Assumption> all = new ArrayList<>(assumptions);
            all.addAll(migration.assumptions());
            all.addAll(shadow.assumptions());
            all.addAll(traced.assumptions());
            return MigrationForecaster.forecast(new MigrationFacts(
                    facts, traced.trace(), durations, all.stream().distinct().toList()));
        }
    }

    private static List<Migration> schema(Schema schema) throws MigrationsException {
        byte[] ddl = schema.ddl().getBytes(StandardCharsets.UTF_8);
        if (schema.ddl().isBlank()) {
            return List.of();
        }
        return MigrationsReader.read(new ByteArrayInputStream(ddl), DDL).migrations().stream()
                .map(migration -> from(schema.file(), migration))
                .toList();
    }

    private static Migration from(String file, Migration migration) {
        List<Block> blocks = migration.blocks().stream()
                .map(block -> new Block(
                        block.isTransaction(),
                        block.isUndone(),
                        block.statements().stream()
                                .map(statement -> from(file, statement))
                                .toList()))
                .toList();
        return new Migration(file, Place.of(file, ""), migration.runner(), blocks, List.of());
    }

    private static Statement from(String file, Statement statement) {
        Place where = statement.where();
        return new Statement(
                statement.number(),
                statement.text(),
                new Place(file, where.pointer(), where.line(), where.column()),
                statement.data());
    }
}
