package dev.ghostlight.app.cli;

import dev.ghostlight.app.migrate.Migrate;
import dev.ghostlight.app.migrate.MigrateException;
import dev.ghostlight.core.migration.execute.Asked;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Asks something of a migration that runs, from wherever its database can be reached. */
final class MigrateAsk implements Callable<Integer> {
    private final Console console;
    private final Asked asked;

    private final OptionSpec run = Declare.option("--run", "RUN", String.class, "The run, by the name that it says.")
            .required(true)
            .build();
    private final DatabaseOptions database = new DatabaseOptions();

    private MigrateAsk(Console console, Asked asked) {
        this.console = console;
        this.asked = asked;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console, String name, Asked asked, String description) {
        MigrateAsk ask = new MigrateAsk(console, asked);
        CommandSpec command = Declare.command(name, ask, description);
        command.usageMessage().sortOptions(false);
        command.addOption(ask.run);
        ask.database.addTo(command);
        return Declare.withHelp(command);
    }

    @Override
    public Integer call() {
        String name = String.valueOf(run.<String>getValue());
        try {
            Migrate.ask(MigrateCommand.target(database, console), name, asked);
        } catch (MigrateException e) {
            console.err().println(e.getMessage());
            return MigrateCommand.exitCode(e);
        }
        console.out()
                .println("Asked run " + name + " to "
                        + switch (asked) {
                            case RUN -> "go on.";
                            case PAUSE -> "pause; it ends the batch it is at and waits.";
                            case STOP, ABORT -> "end. If no process runs it, the next run with its file ends it.";
                        });
        return ExitCode.CLEAR;
    }
}
