package dev.ghostlight.app.cli;

import dev.ghostlight.core.hazards.Hazards;
import dev.ghostlight.core.model.Hazard;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: one verb and its options in, results out, an exit code back. */
public final class Ghostlight {
    private Ghostlight() {}

    /**
     * Runs one command in this process.
     *
     * @param arguments the verb and its options, as typed
     * @param in for answers of the person
     * @param out for results; not flushed at the end
     * @param err for messages to the person
     * @param variables the environment variables
     * @return the exit code: 0 clear, 1 danger, 2 wrong usage or configuration, 3 the environment or Ghostlight itself
     *     failed, 4 hold
     */
    public static int run(
            List<String> arguments,
            BufferedReader in,
            PrintWriter out,
            PrintWriter err,
            Map<String, String> variables) {
        Console console = new Console(in, out, err, variables);
        return run(arguments, console, commandLine(console, Hazards.ALL));
    }

    static int run(List<String> arguments, Console console, CommandLine commandLine) {
        try {
            return commandLine.execute(arguments.toArray(String[]::new));
        } catch (Error e) {
            // The JVM would exit with 1, which means danger.
            return Failure.report(e, "ghostlight", console);
        }
    }

    static CommandLine commandLine(Console console, List<Hazard> hazards) {
        CommandSpec root = Declare.withHelp(Declare.command(
                "ghostlight", new Ghostlight(), "Tells what a deploy will do to production before it is done."));
        root.usageMessage().commandListHeading("%nVerbs:%n").synopsisSubcommandLabel("VERB");
        return new CommandLine(root)
                .addSubcommand(ForecastCommand.declared(console))
                .addSubcommand(InitCommand.declared(console))
                .addSubcommand(CollectCommand.declared(console))
                .addSubcommand(MigrateCommand.declared(console))
                .addSubcommand(JudgeCommand.declared(console))
                .addSubcommand(Explain.declared(console, hazards))
                .addSubcommand(Completion.declared(console))
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                // An argument that begins with @ is a word like any other, not a file of more arguments.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, command, _) ->
                        Failure.report(failure, command.getCommandSpec().qualifiedName(), console));
    }
}
