package dev.ghostlight.app.cli;

import dev.ghostlight.app.collect.database.CollectedDatabase;
import dev.ghostlight.app.collect.database.DatabaseUrl;
import dev.ghostlight.app.collect.database.FactsYaml;
import dev.ghostlight.app.collect.database.Pause;
import dev.ghostlight.app.collect.mariadb.MariadbCollector;
import dev.ghostlight.app.collect.postgres.PostgresCollector;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Collects the facts of a running database. */
final class CollectCommand implements Callable<Integer> {
    private static final double INTERVAL_SECONDS_MIN = 0.1;
    private static final double INTERVAL_SECONDS_MAX = 3_600;
    private static final int CONNECT_SECONDS_MAX = 10;

    private final Console console;
    private final InstantSource clock;
    private final Pause pause;

    private final OptionSpec store = Declare.option("--store", "NAME", String.class, "The store whose database it is.")
            .required(true)
            .build();
    private final DatabaseOptions database = new DatabaseOptions();
    private final OptionSpec interval = Declare.option(
                    "--interval",
                    "DURATION",
                    String.class,
                    "How long to watch writes, reads and transactions; 10s if missing.")
            .build();
    private final OptionSpec out = Declare.option("--out", "FILE", Path.class, "Where to; standard output if missing.")
            .build();

    private final CommandSpec spec = Declare.command(
            "collect",
            this,
            "Collect the facts of a running database that a forecast of its migrations needs: PostgreSQL, MariaDB, MySQL.",
            "",
            "It changes nothing and never reads rows; a role that may only read statistics is enough. The password"
                    + " comes from a file, or from PGPASSWORD or MYSQL_PWD.",
            "");

    private CollectCommand(Console console, InstantSource clock, Pause pause) {
        this.console = console;
        this.clock = clock;
        this.pause = pause;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        CollectCommand collect = new CollectCommand(console, Instant::now, Thread::sleep);
        CommandSpec command = collect.spec;
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        command.addOption(collect.store);
        collect.database.addTo(command);
        command.addOption(collect.interval).addOption(collect.out);
        return Declare.withHelp(command);
    }

    @Override
    public Integer call() {
        DatabaseUrl address = database.address();
        Duration watched = interval();
        Optional<String> password = database.password(address, console);
        try (Connection connection = connect(address, password)) {
            console.err()
                    .println("ghostlight collect: watching " + address.source() + " for " + intervalText() + " ...");
            return write(collected(connection, address, password, watched));
        } catch (SQLException e) {
            return failed(address.source() + " cannot be asked: "
                    + DatabaseOptions.harmless(String.valueOf(e.getMessage()), address, password)
                    + ". Nothing was collected. Look at the address, the role and its password, and whether the"
                    + " server is reachable from here.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("it was interrupted. Nothing was collected.");
        }
    }

    private CollectedDatabase collected(
            Connection connection, DatabaseUrl address, Optional<String> password, Duration watched)
            throws SQLException, InterruptedException {
        Instant now = clock.instant();
        return switch (address.kind()) {
            case POSTGRESQL ->
                new PostgresCollector(
                                connection,
                                address,
                                password,
                                console.variables().getOrDefault("PATH", ""))
                        .collect(now, watched, pause);
            case MARIADB -> new MariadbCollector(connection, address).collect(now, watched, pause);
        };
    }

    private Connection connect(DatabaseUrl address, Optional<String> password) throws SQLException {
        Properties properties = new Properties();
        database.user().ifPresent(role -> properties.setProperty("user", role));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        switch (address.kind()) {
            case POSTGRESQL -> {
                properties.setProperty("ApplicationName", "ghostlight collect");
                properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS_MAX));
            }
            case MARIADB -> {
                properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS_MAX * 1_000));
                // A hostile server could ask for files of this machine.
                properties.setProperty("allowLocalInfile", "false");
            }
        }
        return DriverManager.getConnection(address.jdbc(), properties);
    }

    private int write(CollectedDatabase database) {
        database.unknown()
                .forEach(reason ->
                        console.err().println("ghostlight collect: unknown: " + reason.replaceAll("\\p{Cntrl}", " ")));
        String yaml = FactsYaml.of(database);
        @Nullable Path file = out.getValue();
        if (file == null) {
            console.out().print(yaml);
            return ExitCode.CLEAR;
        }
        try {
            WholeFile.write(file, yaml);
        } catch (IOException e) {
            return failed(file + " cannot be written: " + Unwritable.reason(e)
                    + ". What was collected is lost. Name a file in a folder that can be written.");
        }
        console.out()
                .println("Wrote " + file + ". Next: in ghostlight.yaml, under stores: " + store.getValue()
                        + ":, write facts: " + file);
        return ExitCode.CLEAR;
    }

    private String intervalText() {
        @Nullable String text = interval.getValue();
        return text == null ? "10s" : text;
    }

    private Duration interval() {
        String text = intervalText();
        try {
            double seconds = Units.duration(text);
            if (seconds >= INTERVAL_SECONDS_MIN && seconds <= INTERVAL_SECONDS_MAX) {
                return Duration.ofMillis(Math.round(seconds * 1_000));
            }
            throw wrong("--interval: '" + text + "' is not from 100ms to 1h");
        } catch (UnitException e) {
            throw wrong("--interval: " + e.what() + ". " + e.remedy());
        }
    }

    private int failed(String why) {
        console.err().println("ghostlight collect: " + why);
        return ExitCode.ENVIRONMENT;
    }

    private ParameterException wrong(String what) {
        return database.wrong(what);
    }
}
