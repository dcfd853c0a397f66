package dev.ghostlight.app.config.source;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    /** Not written out when the exception is serialised: problems are for people, at once. */
    private final transient List<Problem> problems;

    /** A configuration with these problems, at least one; they are told in the order of the file. */
    public ConfigException(List<Problem> problems) {
        super(problems.stream().sorted(IN_FILE).map(Problem::toString).collect(joining("\n")));
        this.problems = problems.stream().sorted(IN_FILE).toList();
    }

    /** A configuration with one problem. */
    public ConfigException(Problem problem) {
        this(List.of(problem));
    }

    private static final Comparator<Problem> IN_FILE = Comparator.<Problem>comparingInt(
                    problem -> problem.where().line())
            .thenComparingInt(problem -> problem.where().column());

    /** What is wrong, in the order of the file; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
