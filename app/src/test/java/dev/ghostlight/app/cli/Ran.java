package dev.ghostlight.app.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/**
 * What one command came to.
 *
 * @param exitCode its exit code
 * @param out its results
 * @param err its messages
 */
record Ran(int exitCode, String out, String err) {
    /** What a terminal of 80 columns makes of the environment variables. */
    static final Map<String, String> ON_A_TERMINAL = Map.of("GHOSTLIGHT_TERMINAL", "012", "COLUMNS", "80");

    /** Runs a command without a terminal. */
    static Ran of(String... arguments) {
        return with(Map.of(), "", arguments);
    }

    /** Runs a command with these variables and this input. */
    static Ran with(Map<String, String> variables, String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Ghostlight.run(
                List.of(arguments),
                new BufferedReader(new StringReader(input)),
                new PrintWriter(out),
                new PrintWriter(err),
                variables);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** The messages, one a line. */
    List<String> messages() {
        return err.lines().toList();
    }
}
