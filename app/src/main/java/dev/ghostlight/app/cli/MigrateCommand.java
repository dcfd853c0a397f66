package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.config.KnownDatabase;
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
import dev.ghostlight.core.migration.execute.LockLimits;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Runs a migration on a live database. */
final class MigrateCommand implements Callable<Integer> {
    private final Console console;

    private final PositionalParamSpec file =
            Declare.argument("FILE", Path.class, "The migration.").build();
    private final DatabaseOptions database = new DatabaseOptions();
    private final OptionSpec check = Declare.flag(
                    "--check", "Only forecast what FILE, or standard input (-), does to the database of --facts.")
            .build();
    private final OptionSpec remedy = Declare.option(
                    "--remedy", "FILE", Path.class, "With --check, write the way that does less harm into a new FILE.")
            .build();
    private final OptionSpec isStatic = Declare.flag(
                    "--static",
                    "With --check, go by known rules instead of a server, and look at all migrations of a folder.")
            .build();
    private final ReportOptions output = new ReportOptions();
    private final OptionSpec plan =
            Declare.flag("--plan", "Only say what would be done.").build();
    private final OptionSpec facts = Declare.option(
                    "--facts", "FILE", Path.class, "Facts of the database, from 'ghostlight collect'.")
            .build();
    private final OptionSpec yes = Declare.flag(
                    "--yes", "Run the way that was proven to do less harm, where FILE as it is written does harm.")
            .build();
    private final OptionSpec asWritten = Declare.option(
                    "--as-written", "REASON", String.class, "Run FILE as it is written, whatever the forecast says.")
            .build();
    private final OptionSpec clientTimeout = Declare.option(
                    "--client-timeout",
                    "DURATION",
                    String.class,
                    "How long clients wait for an answer; that of the facts, else 1s, if missing.")
            .build();
    private final OptionSpec backupAge = Declare.option(
                    "--backup-age", "DURATION", String.class, "How old the last backup is.")
            .build();
    private final OptionSpec backupMaxAge = Declare.option(
                    "--backup-max-age", "DURATION", String.class, "How old it may be; 24h if missing.")
            .build();
    private final OptionSpec noBackup = Declare.option(
                    "--no-backup", "REASON", String.class, "Run it without a recent backup.")
            .build();
    private final OptionSpec maxLag = Declare.option(
                    "--max-lag", "DURATION", String.class, "How far replicas may fall behind; 5s if missing.")
            .build();
    private final OptionSpec noVacuum = Declare.flag(
                    "--no-vacuum", "Wait for autovacuum instead of removing dead rows.")
            .build();
    private final OptionSpec flyway = Declare.flag("--flyway", "Enter it into Flyway's history when it is done.")
            .build();
    private final OptionSpec flywayTable = Declare.option(
                    "--flyway-table",
                    "TABLE",
                    String.class,
                    "The table of that history; flyway_schema_history if missing.")
            .build();
    private final OptionSpec run = Declare.option(
                    "--run", "RUN", String.class, "A name for the run; it names itself if missing.")
            .build();
    private final OptionSpec ledger = Declare.option(
                    "--ledger",
                    "FILE",
                    Path.class,
                    "The record of the run; .ghostlight/migrations/RUN.jsonl if missing.")
            .build();

    private MigrateCommand(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        MigrateCommand migrate = new MigrateCommand(console);
        CommandSpec command = Declare.command(
                "migrate",
                migrate,
                "Run a migration on a live PostgreSQL without an outage, step by step, and go on with it after whatever"
                        + " happened.",
                "",
                "FILE is SQL. A comment before a statement says how it is run: '-- ghostlight: brief' (in one short"
                        + " transaction), 'online' (outside of one), 'backfill by KEY' (in batches).",
                "");
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        command.addPositional(migrate.file);
        migrate.database.addTo(command);
        for (OptionSpec option : List.of(
                migrate.check,
                migrate.remedy,
                migrate.isStatic,
                migrate.plan,
                migrate.facts,
                migrate.yes,
                migrate.asWritten,
                migrate.clientTimeout,
                migrate.backupAge,
                migrate.backupMaxAge,
                migrate.noBackup,
                migrate.maxLag,
                migrate.noVacuum,
                migrate.flyway,
                migrate.flywayTable,
                migrate.run,
                migrate.ledger)) {
            command.addOption(option);
        }
        migrate.output.addTo(command);
        return Declare.withHelp(command)
                .addSubcommand(
                        "pause", MigrateAsk.declared(console, "pause", Asked.PAUSE, "Have a run wait where it is."))
                .addSubcommand("resume", MigrateAsk.declared(console, "resume", Asked.RUN, "Have a paused run go on."))
                .addSubcommand(
                        "abort",
                        MigrateAsk.declared(
                                console,
                                "abort",
                                Asked.ABORT,
                                "Give a run up; what is done stays, nothing is taken back."));
    }

    @Override
    public Integer call() {
        if (Declare.isSet(check)) {
            return checked();
        }
        try {
            MigrateRequest request = request();
            if (Declare.isSet(plan)) {
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

    private int checked() {
        @Nullable Path migration = file.getValue();
        @Nullable Path known = facts.getValue();
        if (migration == null || known == null) {
            throw database.wrong("--check needs FILE and --facts FILE, which 'ghostlight collect' writes");
        }
        return new MigrationCheck(console, output, Optional.ofNullable(remedy.getValue()), Declare.isSet(isStatic))
                .run(migration, known);
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
        @Nullable Path migration = file.getValue();
        if (migration == null) {
            throw database.wrong("Missing required parameter: 'FILE'");
        }
        String text = text(migration);
        @Nullable Path factsFile = facts.getValue();
        Optional<KnownDatabase> found =
                factsFile == null ? Optional.empty() : Optional.of(DatabaseConfig.facts(factsFile, Instant.now()));
        SafeWay written = way(migration, text);
        // Who annotated the steps has chosen them.
        SafeWay way = found.isEmpty() || SafeWayScript.isAnnotated(text)
                ? written
                : new ChosenWay(console, Declare.isSet(yes), reason(asWritten)).of(migration, written, found.get());
        @Nullable String age = backupAge.getValue();
        @Nullable String maxAge = backupMaxAge.getValue();
        Optional<DatabaseFacts> known = found.map(KnownDatabase::facts);
        Quantity backup = age == null
                ? known.map(DatabaseFacts::backupAgeSeconds).orElse(Quantity.unknown())
                : Quantity.of(duration("--backup-age", age));
        return new MigrateRequest(
                String.valueOf(migration.getFileName()),
                way,
                Declare.isSet(plan) ? new Target("", Map.of(), "") : target(database, console),
                Optional.ofNullable(run.getValue()),
                Optional.ofNullable(ledger.getValue()),
                limits(way, known),
                known,
                backup,
                maxAge == null ? MigrateRequest.BACKUP_AGE_SECONDS_MAX : duration("--backup-max-age", maxAge),
                reason(noBackup),
                flyway(migration, text));
    }

    private Optional<String> reason(OptionSpec option) {
        @Nullable String reason = option.getValue();
        if (reason != null && reason.isBlank()) {
            throw database.wrong(option.longestName() + ": it has no reason. Say why it is run so");
        }
        return Optional.ofNullable(reason);
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
        @Nullable String said = clientTimeout.getValue();
        @Nullable String lag = maxLag.getValue();
        OptionalDouble timeout = said != null
                ? OptionalDouble.of(duration("--client-timeout", said))
                : known.map(facts -> Migrate.clientTimeoutSeconds(way, facts)).orElse(OptionalDouble.empty());
        if (timeout.isEmpty()) {
            console.err()
                    .println("ghostlight migrate: nobody says how long clients wait for an answer; 1 s is assumed."
                            + " Say it with --client-timeout.");
        }
        double seconds = timeout.orElse(LockLimits.ASSUMED_CLIENT_SECONDS);
        if (!(seconds >= 0.05)) {
            throw database.wrong("--client-timeout: nothing can be done safely in less than 50ms");
        }
        Limits usual = Limits.below(seconds);
        Brakes brakes =
                lag == null ? usual.brakes() : usual.brakes().withReplicaLagSecondsMax(duration("--max-lag", lag));
        return new Limits(
                usual.lock(),
                usual.patience(),
                usual.batchSeconds(),
                Declare.isSet(noVacuum) ? brakes.withoutVacuum() : brakes);
    }

    private Optional<MigrateRequest.Flyway> flyway(Path migration, String text) throws MigrateException {
        @Nullable String table = flywayTable.getValue();
        if (!Declare.isSet(flyway) && table == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MigrateRequest.Flyway(
                    table == null ? "flyway_schema_history" : table, FlywayScript.of(migration, text)));
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
