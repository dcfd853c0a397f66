package dev.ghostlight.app.cli;

import dev.ghostlight.app.migrate.Migrate;
import dev.ghostlight.app.migrate.MigrateException;
import dev.ghostlight.core.migration.execute.Asked;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks something of a migration that runs, from wherever its database can be reached. */
@Command(sortOptions = false)
final class MigrateAsk implements Callable<Integer> {
    private final Console console;
    private final Asked asked;

    @Option(names = "--run", paramLabel = "RUN", required = true, description = "The run, by the name that it says.")
    private String run = "";

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    private MigrateAsk(Console console, Asked asked) {
        this.console = console;
        this.asked = asked;
    }

    static CommandLine commandLine(Console console, Asked asked, String description) {
        CommandLine commandLine = new CommandLine(new MigrateAsk(console, asked));
        commandLine.getCommandSpec().usageMessage().description(description);
        return commandLine;
    }

    @Override
    public Integer call() {
        try {
            Migrate.ask(MigrateCommand.target(database, console), run, asked);
        } catch (MigrateException e) {
            console.err().println(e.getMessage());
            return MigrateCommand.exitCode(e);
        }
        console.out()
                .println("Asked run " + run + " to "
                        + switch (asked) {
                            case RUN -> "go on.";
                            case PAUSE -> "pause; it ends the batch it is at and waits.";
                            case STOP, ABORT -> "end. If no process runs it, the next run with its file ends it.";
                        });
        return ExitCode.CLEAR;
    }
}
