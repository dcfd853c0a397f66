package dev.ghostlight.app.cli;

import dev.ghostlight.app.words.DidYouMean;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An option whose value is one of a few words. */
final class Choice {
    private Choice() {}

    /**
     * The word, if it is one of those.
     *
     * @throws ParameterException if it is none, with the one that was probably meant
     */
    static String of(CommandLine commandLine, String option, String word, List<String> words) {
        if (words.contains(word)) {
            return word;
        }
        String hint = DidYouMean.nearest(word, words)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        throw new ParameterException(
                commandLine,
                "Invalid value for option '" + option + "': '" + word + "' is none of " + String.join(", ", words) + "."
                        + hint);
    }
}
