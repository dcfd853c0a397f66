package dev.ghostlight.app.migrations;

import static java.util.stream.Collectors.joining;

import dev.ghostlight.app.config.source.Problem;
import java.util.List;

/** Migrations that cannot be read, with everything that is wrong with them. */
public final class MigrationsException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN_MAX = 100;

    /** Not written out when the exception is serialised: problems are for people, at once. */
    private final transient List<Problem> problems;

    /** Migrations with these problems, at least one, in the order in which they are told. */
    public MigrationsException(List<Problem> problems) {
        super(shown(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; the message tells the first 100. */
    public List<Problem> problems() {
        return problems;
    }

    private static String shown(List<Problem> problems) {
        String first = problems.stream().limit(SHOWN_MAX).map(Problem::toString).collect(joining("\n"));
        int others = problems.size() - SHOWN_MAX;
        return others <= 0 ? first : first + "\nand " + others + " more problems";
    }
}
