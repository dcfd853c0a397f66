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
 * What a migration and a safe way in its place did on copies of one shadow.
 *
 * @param original what the server did for the migration
 * @param way what it did for the safe way
 * @param originalEnd what the database was made of after the migration
 * @param wayEnd what it was made of after the safe way
 * @param faults why the way must not be offered, as far as this shows it, in whole sentences
 */
public record Trial(
        MigrationTrace original,
        MigrationTrace way,
        DatabaseSchema originalEnd,
        DatabaseSchema wayEnd,
        List<String> faults) {
    private static final long LOCK_TIMEOUT_MILLIS = 1_000;

    public Trial {
        faults = List.copyOf(faults);
    }

    /**
     * Runs both; the shadow stays as it is.
     *
     * @throws ServerException when the server is gone
     */
    public static Trial of(Shadow shadow, Migration migration, SafeWay way) throws ServerException {
        try (Shadow first = shadow.copy();
                Shadow second = shadow.copy()) {
            MigrationTrace original = first.trace(migration).trace();
            WayMigration steps = WayMigration.of(way, migration, LOCK_TIMEOUT_MILLIS);
            MigrationTrace safe = second.trace(steps.migration()).trace();
            DatabaseSchema originalEnd = schema(first);
            DatabaseSchema wayEnd = schema(second);
            return new Trial(original, safe, originalEnd, wayEnd, faults(way, safe, originalEnd, wayEnd));
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
