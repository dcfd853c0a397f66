package dev.ghostlight.app.collect;

import dev.ghostlight.app.words.Visible;
import java.util.List;

/** Facts that could not be collected; the message says where, what, the consequence and the remedy. */
public final class CollectException extends Exception {
    private static final long serialVersionUID = 1L;

    CollectException(String where, String what, String consequence, String remedy) {
        super(problem(where, what, consequence, remedy));
    }

    /** Several problems, each worded by {@link #problem}. */
    CollectException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** One problem in the form that all messages have, on one line that is safe to print on a terminal. */
    static String problem(String where, String what, String consequence, String remedy) {
        // Names of files and texts from them may hold anything.
        return Visible.of(where + ": " + what + ". " + consequence + ". " + remedy + ".");
    }
}
