package dev.ghostlight.app.cli;

import dev.ghostlight.app.words.DidYouMean;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the person what is wrong with the command line and what they may have meant. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().forEach(word -> err.println(unknown(word, command)));
        } else {
            err.println(message(command, sentence(String.valueOf(wrong.getMessage())), ""));
        }
        return ExitCode.USAGE;
    }

    private static String unknown(String word, CommandLine command) {
        Set<String> verbs = command.getSubcommands().keySet();
        if (word.startsWith("-")) {
            Collection<String> options = command.getCommandSpec().optionsMap().keySet();
            return message(command, "'" + word + "' is not an option.", word, options);
        }
        return verbs.isEmpty()
                ? message(command, "'" + word + "' is one argument too many.", "")
                : message(command, "'" + word + "' is not a verb.", word, verbs);
    }

    private static String message(CommandLine command, String what, String word, Collection<String> known) {
        return message(
                command,
                what,
                DidYouMean.nearest(word, known)
                        .map(near -> "Did you mean '" + near + "'? ")
                        .orElse(""));
    }

    private static String message(CommandLine command, String what, String hint) {
        String name = command.getCommandSpec().qualifiedName();
        return name + ": " + what + " Nothing was run. " + hint + "'" + name + " --help' tells what there is.";
    }

    private static String sentence(String text) {
        if (text.equals("Missing required subcommand")) {
            return "No verb is given.";
        }
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") || capital.endsWith("?") ? capital : capital + ".";
    }
}
