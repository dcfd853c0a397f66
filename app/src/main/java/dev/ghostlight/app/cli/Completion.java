package dev.ghostlight.app.cli;

import dev.ghostlight.core.hazards.Hazards;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the script that teaches a shell to complete the command line. */
final class Completion implements Runnable {
    private final Console console;

    private Completion(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        return Declare.withHelp(Declare.command(
                "completion",
                new Completion(console),
                "Print the completion script for bash and zsh.",
                "To use it: source <(ghostlight completion)"));
    }

    @Override
    public void run() {
        console.out().print(AutoComplete.bash("ghostlight", Ghostlight.commandLine(console, Hazards.ALL)));
    }
}
