package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.KnownDatabase;
import dev.ghostlight.app.migrate.MigrateException;
import dev.ghostlight.app.migrations.Migrations;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.Instead;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.SafeWayScript;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the steps in which a migration is run: as it is written where that is harmless, else the way that was proven
 * on a shadow.
 *
 * @param console what the process is run with
 * @param isAgreed whether steps other than those that are written may be run
 * @param asWritten why it is run as it is written, whatever the forecast says
 */
record ChosenWay(Console console, boolean isAgreed, Optional<String> asWritten) {
    /** What steps do away with by how they are run: they wait for a lock for a moment only, and try again. */
    private static final List<String> STEPS_AVOID =
            List.of("lock-queue", "no-lock-timeout", "writes-fail", "table-locked");

    /**
     * The steps for a migration.
     *
     * @param file the migration
     * @param written the steps as they are written
     * @param known the database
     * @throws MigrateException if the migration does harm and nothing better is known, or nobody agreed to other steps
     */
    SafeWay of(Path file, SafeWay written, KnownDatabase known) throws MigrateException {
        if (asWritten.isPresent()) {
            console.err().println("ghostlight migrate: it is run as it is written, because: " + asWritten.get());
            return written;
        }
        MigrationForecast forecast = forecast(file, known);
        return switch (forecast.instead()) {
            case Instead.Proven(SafeWay way, MigrationForecast _, List<String> gains) -> {
                gains.forEach(gain -> console.err().println("ghostlight migrate: with other steps, " + gain));
                if (!isAgreed) {
                    SafeWayScript.text(way).lines().forEach(console.err()::println);
                    throw new MigrateException(
                            MigrateException.Kind.REFUSED,
                            file + ": as it is written it does harm, and the steps above do less. Nothing was run. Say"
                                    + " --yes to run those, or keep them with: ghostlight migrate --check " + file
                                    + " --facts FILE --remedy NEW-FILE");
                }
                yield way;
            }
            case Instead.Unneeded(), Instead.NotSought() -> harmless(file, written, forecast, List.of());
            case Instead.None(List<String> reasons) -> harmless(file, written, forecast, reasons);
        };
    }

    private static SafeWay harmless(Path file, SafeWay written, MigrationForecast forecast, List<String> reasons)
            throws MigrateException {
        List<String> harm = new ArrayList<>();
        forecast.findings().stream()
                .filter(finding -> finding.severity() == Severity.DANGER)
                .filter(finding -> !STEPS_AVOID.contains(finding.hazard()))
                .map(Finding::what)
                .forEach(harm::add);
        if (!forecast.isComplete()) {
            harm.add("How long it takes is not known.");
        }
        if (harm.isEmpty()) {
            return written;
        }
        harm.addAll(reasons);
        throw new MigrateException(
                MigrateException.Kind.REFUSED,
                file + ": it does harm, and no way is known that does less: " + String.join(" ", harm)
                        + " Nothing was run. Write it otherwise, or say --as-written with a reason.");
    }

    private MigrationForecast forecast(Path file, KnownDatabase known) throws MigrateException {
        try {
            Migrations read = MigrationsReader.read(
                    file, ReadingRules.unknown(known.facts().engine().dialect()));
            List<Migration> all = read.migrations();
            return new ShadowForecasts(console)
                    .of(known.facts(), known.assumptions(), List.of(all.getLast()), all.subList(0, all.size() - 1))
                    .getFirst();
        } catch (MigrationsException | ShadowException e) {
            throw new MigrateException(MigrateException.Kind.USAGE, String.valueOf(e.getMessage()));
        } catch (ServerException e) {
            throw new MigrateException(MigrateException.Kind.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }
}
