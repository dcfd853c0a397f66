package dev.ghostlight.app.shadow.measure;

import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the read by which a server is compared with production's. */
public final class TimedRead {
    private TimedRead() {}

    /**
     * The shortest of a few, in seconds.
     *
     * @throws ServerException when the server is gone
     */
    public static double shortest(PostgresServer server) throws ServerException {
        try (Connection connection = server.connect(PostgresServer.Role.MIGRATOR, "postgres");
                Statement statement = connection.createStatement()) {
            double shortest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < ServerSpeed.TIMED_READS; i++) {
                try (ResultSet row = statement.executeQuery(ServerSpeed.TIMED_READ)) {
                    row.next();
                    shortest = Math.min(shortest, row.getDouble(1));
                }
            }
            return shortest;
        } catch (SQLException gone) {
            throw new ServerException(
                    "the shadow's server", "it failed at a read: " + gone.getMessage(), "Try again.", gone);
        }
    }
}
