package dev.ghostlight.app.shadow.forecast;

import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.shadow.mariadb.MariadbServer;
import dev.ghostlight.app.shadow.mariadb.MariadbTracer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.StaticForecaster;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts migrations of MariaDB by asking a server of one's own how it would do them, and of MySQL by its manual.
 *
 * @param facts what is known of the database
 * @param assumptions what was assumed so far
 * @param folders where a server is run
 * @param environment the variables of the environment, which say where programs are
 */
public record MariadbForecast(
        DatabaseFacts facts, List<Assumption> assumptions, ServerFolders folders, Map<String, String> environment) {
    /**
     * The forecast of each of some migrations, which follow each other.
     *
     * @param migrations the migrations, in their order
     * @param earlier what made the schema where the facts do not hold it
     * @throws MigrationsException if the facts' schema cannot be read
     * @throws ServerException if a server is there and cannot be run, or the schema cannot be made
     */
    public List<MigrationForecast> of(List<Migration> migrations, List<Migration> earlier)
            throws MigrationsException, ServerException {
        List<Migration> schema = facts.schema().isPresent() ? SchemaText.of(facts) : earlier;
        if (facts.engine().kind() == Engine.Kind.MYSQL) {
            return byManual("no server of MySQL is run here", schema, migrations);
        }
        Optional<MariadbServer> server = MariadbServer.start(folders, environment, Map.of());
        if (server.isEmpty()) {
            return byManual("no server of MariaDB is installed here", schema, migrations);
        }
        try (MariadbServer running = server.get();
                Connection connection = running.connect();
                Connection root = running.connectAsRoot()) {
            MariadbTracer tracer = new MariadbTracer(connection, root, facts.engine());
            for (Migration each : schema) {
                tracer.apply(each);
            }
            List<Assumption> all = new ArrayList<>(assumptions);
            String served = served(connection);
            if (!served.equals(facts.engine().toString())) {
                all.add(StandIn.assumption(facts, served));
            }
            List<MigrationForecast> forecasts = new ArrayList<>();
            for (Migration each : migrations) {
                forecasts.add(StaticForecaster.forecast(facts, all, tracer.trace(each)));
            }
            return forecasts;
        } catch (SQLException refused) {
            throw new ServerException(
                    "the schema",
                    "MariaDB refuses it: " + refused.getMessage(),
                    "Correct it, or name one that is as production's.",
                    refused);
        }
    }

    private static String served(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        return new Engine(Engine.Kind.MARIADB, server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion())
                .toString();
    }

    private List<MigrationForecast> byManual(String why, List<Migration> schema, List<Migration> migrations) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.add(new Assumption(
                facts.where().child("engine"),
                "how " + facts.engine() + " does each statement",
                "what its manual says, as " + why + "; columns are added and dropped at once from MySQL 8.0.29 on",
                "try ALGORITHM=INPLACE, LOCK=NONE on a copy of the schema"));
        return StaticForecaster.forecast(facts, all, schema, migrations);
    }
}
