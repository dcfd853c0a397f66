package dev.ghostlight.app.cli;

import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.forecast.MariadbForecast;
import dev.ghostlight.app.shadow.forecast.ShadowForecast;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs shadows with this process's clock and folders.
 *
 * @param console what the process is run with
 */
record ShadowForecasts(Console console) {
    List<MigrationForecast> of(
            DatabaseFacts facts, List<Assumption> assumptions, List<Migration> pending, List<Migration> live)
            throws MigrationsException, ShadowException, ServerException {
        ServerFolders folders = ServerFolders.find(console.variables(), Path.of(System.getProperty("java.io.tmpdir")));
        folders.note().ifPresent(note -> console.err().println("ghostlight: " + note));
        return switch (facts.engine().kind()) {
            case POSTGRESQL ->
                new ShadowForecast(facts, assumptions, folders, MeasureLimits.USUAL, System::nanoTime)
                        .of(pending, live);
            case MARIADB, MYSQL ->
                new MariadbForecast(facts, assumptions, folders, console.variables()).of(pending, live);
        };
    }
}
