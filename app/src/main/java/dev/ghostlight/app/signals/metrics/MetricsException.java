package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.app.words.Visible;
import java.util.List;

/** Metrics that could not be read; the message says where, what, the consequence and the remedy of each problem. */
public final class MetricsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isOfEnvironment;

    private MetricsException(List<String> problems, boolean isOfEnvironment) {
        super(String.join("\n", problems));
        this.isOfEnvironment = isOfEnvironment;
    }

    /** What a person wrote is wrong; all of it at once. */
    static MetricsException wrong(List<String> problems) {
        return new MetricsException(problems, false);
    }

    /** A source that cannot be reached, or does not answer as it should. */
    static MetricsException unreachable(String problem) {
        return new MetricsException(List.of(problem), true);
    }

    /** One problem in the form that all messages have, on one line that is safe to print on a terminal. */
    static String problem(String where, String what, String consequence, String remedy) {
        return Visible.of(where + ": " + what + ". " + consequence + ". " + remedy + ".");
    }

    /** Whether the environment failed (exit code 3), and not what a person wrote (exit code 2). */
    public boolean isOfEnvironment() {
        return isOfEnvironment;
    }
}
