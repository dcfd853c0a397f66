package dev.ghostlight.app.judge;

import java.util.List;

/**
 * That there is nothing to judge, or something that cannot be; its message names every problem on a line of its own.
 */
public final class JudgeException extends Exception {
    private static final long serialVersionUID = 1;

    /** All problems, each in full sentences. */
    public JudgeException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** One problem. */
    public JudgeException(String problem) {
        this(List.of(problem));
    }
}
