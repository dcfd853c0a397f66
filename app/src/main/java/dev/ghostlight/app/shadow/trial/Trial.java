package dev.ghostlight.app.shadow.trial;

import dev.ghostlight.app.shadow.Shadow;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.schema.SchemaReader;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.facts.DatabaseSchema;
import dev.ghostlight.core.migration.remedy.Proof;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.SchemaDifference;
import dev.ghostlight.core.migration.remedy.WayMigration;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a safe way did on a copy of a shadow.
 *
 * @param trace what the server did for it
 * @param end what the database was made of after it
 * @param faults why the way must not be offered, as far as this shows it, in whole sentences
 */
public record Trial(MigrationTrace trace, DatabaseSchema end, List<String> faults) {
    public Trial {
        faults = List.copyOf(faults);
    }

    /**
     * Runs a safe way; the shadow stays as it is.
     *
     * @param shadow as it is before the migration
     * @param migration what the way is in place of
     * @param originalEnd what the database is made of after the migration
     * @param way the way
     * @param lockTimeoutMillis how long a statement of it waits for a lock at most
     * @throws ServerException when the server is gone
     */
    public static Trial of(
            Shadow shadow, Migration migration, DatabaseSchema originalEnd, SafeWay way, long lockTimeoutMillis)
            throws ServerException {
        try (Shadow copy = shadow.copy()) {
            Migration steps = WayMigration.of(way, migration, lockTimeoutMillis);
            MigrationTrace trace = copy.trace(steps).trace();
            DatabaseSchema end = schema(copy);
            return new Trial(trace, end, faults(way, trace, originalEnd, end));
        }
    }

    /**
     * What the database of a shadow is made of.
     *
     * @throws ServerException when the server is gone
     */
    public static DatabaseSchema schema(Shadow shadow) throws ServerException {
        try (Connection connection = shadow.server().connect(PostgresServer.Role.SUPERUSER, shadow.database())) {
            return SchemaReader.read(connection);
        } catch (SQLException gone) {
            throw new ServerException(
                    "the shadow's server", "its catalog cannot be read: " + gone.getMessage(), "Try again.", gone);
        }
    }

    private static List<String> faults(
            SafeWay way, MigrationTrace safe, DatabaseSchema originalEnd, DatabaseSchema wayEnd) {
        List<String> faults = new ArrayList<>();
        safe.statements()
                .forEach(traced -> traced.failure()
                        .ifPresent(failure -> faults.add(
                                "The server refuses \"" + traced.statement().text() + "\": " + failure.message() + " ("
                                        + failure.code() + ").")));
        faults.addAll(Proof.blockedWork(safe));
        SchemaDifference.between(originalEnd, wayEnd).stream()
                .filter(difference -> !difference.isExpected(way))
                .map(SchemaDifference::sentence)
                .forEach(faults::add);
        return faults;
    }
}
