package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.KnownDatabase;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.migrations.Migrations;
import dev.ghostlight.app.migrations.MigrationsException;
import dev.ghostlight.app.migrations.MigrationsReader;
import dev.ghostlight.app.migrations.ReadingRules;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.shadow.ShadowException;
import dev.ghostlight.app.shadow.forecast.SchemaText;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.StaticForecaster;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts one migration by itself, without a ghostlight.yaml. */
final class MigrationCheck {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Console console;
    private final ReportOptions output;
    private final Optional<Path> remedy;
    private final boolean isStatic;

    /**
     * Checks on a console.
     *
     * @param console what the process is run with
     * @param output where and how the report goes
     * @param remedy where a way that does less harm is written to
     * @param isStatic whether known rules are asked instead of a server, and all migrations instead of the last
     */
    MigrationCheck(Console console, ReportOptions output, Optional<Path> remedy, boolean isStatic) {
        this.console = console;
        this.output = output;
        this.remedy = remedy;
        this.isStatic = isStatic;
    }

    /**
     * Tries the migration and reports.
     *
     * @param migration its file; {@code -} for standard input
     * @param factsFile the facts of the database
     * @return the exit code
     */
    int run(Path migration, Path factsFile) {
        try {
            KnownDatabase known = DatabaseConfig.facts(factsFile, Instant.now());
            List<MigrationForecast> forecasts = forecast(read(migration, known), known);
            Report report = Report.over("migrate", known.facts().store(), "production", Optional.empty(), forecasts);
            int written = output.write(report, output.format(), console);
            if (written == ExitCode.CLEAR) {
                written = writeRemedy(forecasts.getLast());
            }
            return written == ExitCode.CLEAR ? ExitCode.of(report.verdict()) : written;
        } catch (ConfigException | MigrationsException | ShadowException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (ServerException | IOException e) {
            console.err().println("ghostlight migrate: " + e.getMessage());
            return ExitCode.ENVIRONMENT;
        }
    }

    private Migrations read(Path migration, KnownDatabase known) throws MigrationsException, IOException {
        ReadingRules rules = ReadingRules.unknown(known.facts().engine().dialect());
        if (!migration.equals(STANDARD_INPUT)) {
            return MigrationsReader.read(migration, rules);
        }
        StringWriter text = new StringWriter();
        console.in().transferTo(text);
        return MigrationsReader.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), rules);
    }

    /** The last migration is asked for; what comes before it makes the schema where the facts do not hold it. */
    private List<MigrationForecast> forecast(Migrations read, KnownDatabase known)
            throws MigrationsException, ShadowException, ServerException {
        List<Migration> all = read.migrations();
        List<Assumption> assumptions = new ArrayList<>(known.assumptions());
        assumptions.addAll(read.assumptions());
        if (isStatic) {
            List<MigrationForecast> forecasts =
                    StaticForecaster.forecast(known.facts(), assumptions, SchemaText.of(known.facts()), all);
            return worthTelling(forecasts);
        }
        return new ShadowForecasts(console)
                .of(known.facts(), assumptions, List.of(all.getLast()), all.subList(0, all.size() - 1));
    }

    /** Those with something to say; the last where none has. */
    private static List<MigrationForecast> worthTelling(List<MigrationForecast> forecasts) {
        List<MigrationForecast> found = forecasts.stream()
                .filter(forecast -> !forecast.findings().isEmpty() || !forecast.isComplete())
                .toList();
        return found.isEmpty() ? List.of(forecasts.getLast()) : found;
    }

    private int writeRemedy(MigrationForecast forecast) {
        if (remedy.isEmpty()) {
            return ExitCode.CLEAR;
        }
        Path file = remedy.get();
        if (forecast.rewritten().isEmpty()) {
            console.err().println("--remedy: nothing was proven to do less harm, so " + file + " was not written.");
            return ExitCode.CLEAR;
        }
        try {
            Files.writeString(file, forecast.rewritten().get(), StandardOpenOption.CREATE_NEW);
            return ExitCode.CLEAR;
        } catch (FileAlreadyExistsException e) {
            console.err().println(file + ": it is there already, and was left as it is. Name another file.");
            return ExitCode.USAGE;
        } catch (IOException e) {
            console.err().println(file + ": it cannot be written: " + Unwritable.reason(e) + ". Name another file.");
            return ExitCode.USAGE;
        }
    }
}
