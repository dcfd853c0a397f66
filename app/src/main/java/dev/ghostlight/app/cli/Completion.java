package dev.ghostlight.app.cli;

import dev.ghostlight.core.hazards.Hazards;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script that teaches a shell to complete the command line. */
@Command(
        name = "completion",
        description = {"Print the completion script for bash and zsh.", "To use it: source <(ghostlight completion)"})
final class Completion implements Runnable {
    private final Console console;

    Completion(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.out().print(AutoComplete.bash("ghostlight", Ghostlight.commandLine(console, Hazards.ALL)));
    }
}
