package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.migrate.FlywayScript;
import dev.ghostlight.app.migrate.Migrate;
import dev.ghostlight.app.migrate.MigrateException;
import dev.ghostlight.app.migrate.MigrateRequest;
import dev.ghostlight.app.migrate.Target;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.migration.execute.Asked;
import dev.ghostlight.core.migration.execute.Brakes;
import dev.ghostlight.core.migration.execute.Limits;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.remedy.SafeWay;
import dev.ghostlight.core.migration.remedy.SafeWayScript;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import dev.ghostlight.core.model.Quantity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a migration on a live database. */
@Command(
        name = "migrate",
        description = {
            "Run a migration on a live PostgreSQL without an outage, step by step, and go on with it after whatever"
                    + " happened.",
            "",
            "FILE is SQL. A comment before a statement says how it is run: '-- ghostlight: brief' (in one short"
                    + " transaction), 'online' (outside of one), 'backfill by KEY' (in batches).",
            ""
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class MigrateCommand implements Callable<Integer> {
    /** What clients are taken to wait where nobody says. */
    private static final double CLIENT_TIMEOUT_SECONDS = 1;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The migration.")
    private @Nullable Path file;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--plan", description = "Only say what would be done.")
    private boolean isPlan;

    @Option(names = "--facts", paramLabel = "FILE", description = "Facts of the database, from 'ghostlight collect'.")
    private @Nullable Path facts;

    @Option(
            names = "--client-timeout",
            paramLabel = "DURATION",
            description = "How long clients wait for an answer; that of the facts, else 1s, if missing.")
    private @Nullable String clientTimeout;

    @Option(names = "--backup-age", paramLabel = "DURATION", description = "How old the last backup is.")
    private @Nullable String backupAge;

    @Option(names = "--backup-max-age", paramLabel = "DURATION", description = "How old it may be; 24h if missing.")
    private @Nullable String backupMaxAge;

    @Option(names = "--no-backup", paramLabel = "REASON", description = "Run it without a recent backup.")
    private @Nullable String noBackup;

    @Option(
            names = "--max-lag",
            paramLabel = "DURATION",
            description = "How far replicas may fall behind; 5s if missing.")
    private @Nullable String maxLag;

    @Option(names = "--no-vacuum", description = "Wait for autovacuum instead of removing dead rows.")
    private boolean isWithoutVacuum;

    @Option(names = "--flyway", description = "Enter it into Flyway's history when it is done.")
    private boolean isFlyway;

    @Option(
            names = "--flyway-table",
            paramLabel = "TABLE",
            description = "The table of that history; flyway_schema_history if missing.")
    private @Nullable String flywayTable;

    @Option(names = "--run", paramLabel = "RUN", description = "A name for the run; it names itself if missing.")
    private @Nullable String run;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The record of the run; .ghostlight/migrations/RUN.jsonl if missing.")
    private @Nullable Path ledger;

    private MigrateCommand(Console console) {
        this.console = console;
    }

    static CommandLine commandLine(Console console) {
        return new CommandLine(new MigrateCommand(console))
                .addSubcommand("pause", MigrateAsk.commandLine(console, Asked.PAUSE, "Have a run wait where it is."))
                .addSubcommand("resume", MigrateAsk.commandLine(console, Asked.RUN, "Have a paused run go on."))
                .addSubcommand(
                        "abort",
                        MigrateAsk.commandLine(
                                console, Asked.ABORT, "Give a run up; what is done stays, nothing is taken back."));
    }

    @Override
    public Integer call() {
        try {
            MigrateRequest request = request();
            if (isPlan) {
                Migrate.plan(request).forEach(console.out()::println);
                return ExitCode.CLEAR;
            }
            return new MigrateRun(console).run(request);
        } catch (ConfigException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (MigrateException e) {
            console.err().println(e.getMessage());
            return exitCode(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            console.err().println("ghostlight migrate: it was interrupted. The same command goes on.");
            return ExitCode.HOLD;
        }
    }

    static int exitCode(MigrateException failure) {
        return switch (failure.kind()) {
            case USAGE -> ExitCode.USAGE;
            case REFUSED -> ExitCode.DANGER;
            case ENVIRONMENT -> ExitCode.ENVIRONMENT;
        };
    }

    static Target target(DatabaseOptions database, Console console) {
        DatabaseUrl address = database.address();
        if (address.kind() != DatabaseUrl.Kind.POSTGRESQL) {
            throw database.wrong("--url: only PostgreSQL is migrated yet, and this is MariaDB or MySQL");
        }
        Map<String, String> properties = new HashMap<>();
        database.user().ifPresent(role -> properties.put("user", role));
        database.password(address, console).ifPresent(secret -> properties.put("password", secret));
        return new Target(address.jdbc(), properties, address.source());
    }

    private MigrateRequest request() throws ConfigException, MigrateException {
        Path migration = file;
        if (migration == null) {
            throw database.wrong("Missing required parameter: 'FILE'");
        }
        String text = text(migration);
        SafeWay way = way(migration, text);
        Optional<DatabaseFacts> known = facts == null
                ? Optional.empty()
                : Optional.of(DatabaseConfig.facts(facts, Instant.now()).facts());
        Quantity age = backupAge == null
                ? known.map(DatabaseFacts::backupAgeSeconds).orElse(Quantity.unknown())
                : Quantity.of(duration("--backup-age", backupAge));
        return new MigrateRequest(
                String.valueOf(migration.getFileName()),
                way,
                isPlan ? new Target("", Map.of(), "") : target(database, console),
                Optional.ofNullable(run),
                Optional.ofNullable(ledger),
                limits(way, known),
                known,
                age,
                backupMaxAge == null
                        ? MigrateRequest.BACKUP_AGE_SECONDS_MAX
                        : duration("--backup-max-age", backupMaxAge),
                reason(),
                flyway(migration, text));
    }

    private Optional<String> reason() {
        if (noBackup != null && noBackup.isBlank()) {
            throw database.wrong("--no-backup: it has no reason. Say why it is run without a recent backup");
        }
        return Optional.ofNullable(noBackup);
    }

    private String text(Path migration) throws MigrateException {
        try {
            return Files.readString(migration);
        } catch (CharacterCodingException e) {
            throw new MigrateException(
                    MigrateException.Kind.USAGE, migration + ": it is not UTF-8. Nothing was run. Write it in UTF-8.");
        } catch (IOException e) {
            throw new MigrateException(
                    MigrateException.Kind.USAGE,
                    migration + ": it cannot be read: " + Unwritable.reason(e) + ". Nothing was run. Name another"
                            + " file.");
        }
    }

    private static SafeWay way(Path migration, String text) throws MigrateException {
        SafeWayScript script = SafeWayScript.of(migration.toString(), text);
        if (!script.problems().isEmpty()) {
            throw new MigrateException(
                    MigrateException.Kind.USAGE,
                    script.problems().stream().map(MigrateCommand::words).toList());
        }
        return script.way();
    }

    private static String words(ScriptProblem problem) {
        return problem.where().file() + ":" + problem.where().line() + ": " + problem.what() + ". "
                + problem.consequence() + ". " + problem.remedy() + ".";
    }

    private Limits limits(SafeWay way, Optional<DatabaseFacts> known) {
        OptionalDouble timeout = clientTimeout != null
                ? OptionalDouble.of(duration("--client-timeout", clientTimeout))
                : known.map(facts -> Migrate.clientTimeoutSeconds(way, facts)).orElse(OptionalDouble.empty());
        if (timeout.isEmpty()) {
            console.err()
                    .println("ghostlight migrate: nobody says how long clients wait for an answer; 1 s is assumed."
                            + " Say it with --client-timeout.");
        }
        double seconds = timeout.orElse(CLIENT_TIMEOUT_SECONDS);
        if (!(seconds >= 0.05)) {
            throw database.wrong("--client-timeout: nothing can be done safely in less than 50ms");
        }
        Limits usual = Limits.below(seconds);
        Brakes brakes = maxLag == null
                ? usual.brakes()
                : usual.brakes().withReplicaLagSecondsMax(duration("--max-lag", maxLag));
        return new Limits(
                usual.lock(),
                usual.patience(),
                usual.batchSeconds(),
                isWithoutVacuum ? brakes.withoutVacuum() : brakes);
    }

    private Optional<MigrateRequest.Flyway> flyway(Path migration, String text) throws MigrateException {
        if (!isFlyway && flywayTable == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MigrateRequest.Flyway(
                    flywayTable == null ? "flyway_schema_history" : flywayTable, FlywayScript.of(migration, text)));
        } catch (IOException e) {
            throw new MigrateException(
                    MigrateException.Kind.USAGE,
                    migration + ": the versions beside it cannot be read: " + Unwritable.reason(e)
                            + ". Nothing was run. Make its folder readable.");
        }
    }

    private double duration(String option, String text) {
        try {
            return Units.duration(text);
        } catch (UnitException e) {
            throw database.wrong(option + ": " + e.what() + ". " + e.remedy());
        }
    }
}
