package dev.ghostlight.app.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command has of the process it runs in.
 *
 * @param out for results
 * @param err for messages to the person
 * @param variables the environment variables
 */
record Console(PrintWriter out, PrintWriter err, Map<String, String> variables) {
    Console {
        variables = Map.copyOf(variables);
    }

    boolean isDebugging() {
        return "1".equals(variables.get("GHOSTLIGHT_DEBUG"));
    }
}
