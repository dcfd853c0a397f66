package dev.ghostlight.app.cli;

import dev.ghostlight.app.report.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command has of the process it runs in.
 *
 * @param in for answers of the person
 * @param out for results
 * @param err for messages to the person
 * @param variables the environment variables; the launcher sets {@code GHOSTLIGHT_TERMINAL} to the numbers of the
 *     streams that are a terminal, and {@code COLUMNS} to its width
 */
record Console(BufferedReader in, PrintWriter out, PrintWriter err, Map<String, String> variables) {
    /** How wide results are where nobody says how wide they may be. */
    static final int USUAL_WIDTH = 80;

    Console {
        variables = Map.copyOf(variables);
    }

    boolean isDebugging() {
        return "1".equals(variables.get("GHOSTLIGHT_DEBUG"));
    }

    /** Whether a person answers on standard input. */
    boolean canAsk() {
        return isTerminal("0") && isTerminal("2");
    }

    /** Whether a line on standard error may be drawn over. */
    boolean canDraw() {
        return isTerminal("2") && !"dumb".equals(variables.get("TERM"));
    }

    /** What results can show; colours as https://no-color.org asks. */
    Terminal terminal() {
        boolean color = isTerminal("1")
                && variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(variables.get("TERM"));
        return new Terminal(isTerminal("1") ? columns() : USUAL_WIDTH, color);
    }

    /** How wide the terminal is. */
    int columns() {
        String columns = variables.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    private boolean isTerminal(String stream) {
        return variables.getOrDefault("GHOSTLIGHT_TERMINAL", "").contains(stream);
    }
}
