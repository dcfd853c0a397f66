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
import dev.ghostlight.app.shadow.forecast.ShadowForecast;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts one migration by itself, without a ghostlight.yaml. */
final class MigrationCheck {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Console console;
    private final ReportOptions output;

    MigrationCheck(Console console, ReportOptions output) {
        this.console = console;
        this.output = output;
    }

    /**
     * Tries the migration on a shadow and reports.
     *
     * @param migration its file; {@code -} for standard input
     * @param factsFile the facts of the database
     * @return the exit code
     */
    int run(Path migration, Path factsFile) {
        try {
            KnownDatabase known = DatabaseConfig.facts(factsFile, Instant.now());
            if (known.facts().engine().kind() != Engine.Kind.POSTGRESQL) {
                console.err()
                        .println(factsFile + ": a shadow of " + known.facts().engine()
                                + " is not there yet. Nothing was tried. Check migrations of PostgreSQL.");
                return ExitCode.USAGE;
            }
            Migrations read = read(migration);
            Report report = report(known.facts(), forecast(read, known));
            int written = output.write(report, output.format(), console);
            return written == ExitCode.CLEAR ? exitCode(report.verdict()) : written;
        } catch (ConfigException | MigrationsException | ShadowException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (ServerException | IOException e) {
            console.err().println("ghostlight migrate: " + e.getMessage());
            return ExitCode.ENVIRONMENT;
        }
    }

    private Migrations read(Path migration) throws MigrationsException, IOException {
        ReadingRules rules = ReadingRules.unknown(Dialect.POSTGRESQL);
        if (!migration.equals(STANDARD_INPUT)) {
            return MigrationsReader.read(migration, rules);
        }
        StringWriter text = new StringWriter();
        console.in().transferTo(text);
        return MigrationsReader.read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), rules);
    }

    /** The last migration is asked for; what comes before it makes the schema where the facts do not hold it. */
    private MigrationForecast forecast(Migrations read, KnownDatabase known)
            throws MigrationsException, ShadowException, ServerException {
        List<Migration> all = read.migrations();
        List<Assumption> assumptions = new ArrayList<>(known.assumptions());
        assumptions.addAll(read.assumptions());
        ServerFolders folders = ServerFolders.find(console.variables(), Path.of(System.getProperty("java.io.tmpdir")));
        folders.note().ifPresent(note -> console.err().println("ghostlight migrate: " + note));
        return new ShadowForecast(known.facts(), assumptions, folders, MeasureLimits.USUAL, System::nanoTime)
                .of(List.of(all.getLast()), all.subList(0, all.size() - 1))
                .getFirst();
    }

    private static Report report(DatabaseFacts facts, MigrationForecast forecast) {
        return new Report(
                "migrate",
                facts.store(),
                "production",
                Verdict.over(forecast.findings(), forecast.isComplete()),
                forecast.findings(),
                forecast.assumptions(),
                Optional.empty(),
                List.of(forecast));
    }

    private static int exitCode(Verdict verdict) {
        return switch (verdict) {
            case CLEAR -> ExitCode.CLEAR;
            case HOLD -> ExitCode.HOLD;
            case DANGER -> ExitCode.DANGER;
        };
    }
}
