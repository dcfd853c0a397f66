package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import java.util.Collection;
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

    /**
     * Refuses to judge what could not be read.
     *
     * @throws JudgeException if there is any such problem, with all of them
     */
    static void ifUnread(Collection<SourceProblem> problems) throws JudgeException {
        List<String> unread = problems.stream()
                .filter(SourceProblem::isUnread)
                .map(SourceProblem::message)
                .distinct()
                .toList();
        if (!unread.isEmpty()) {
            throw new JudgeException(unread);
        }
    }

    /** One problem. */
    public JudgeException(String problem) {
        this(List.of(problem));
    }
}
