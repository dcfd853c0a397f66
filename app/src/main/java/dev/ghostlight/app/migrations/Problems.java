package dev.ghostlight.app.migrations;

import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.migration.sql.ScriptProblem;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is wrong, so that all of it is told at once. Used by one thread. */
final class Problems {
    private static final String CONSEQUENCE = "No migration was read";

    private final List<Problem> problems = new ArrayList<>();

    void add(Place where, String what, String consequence, String remedy) {
        problems.add(new Problem(where, what, consequence, remedy));
    }

    /** A problem with a file as a whole. */
    void add(String file, String what, String remedy) {
        add(Place.of(file, ""), what, CONSEQUENCE, remedy);
    }

    void addAll(Collection<ScriptProblem> found) {
        found.forEach(problem -> add(problem.where(), problem.what(), problem.consequence(), problem.remedy()));
    }

    /** Ends the reading if there is any. */
    void check() throws MigrationsException {
        if (!problems.isEmpty()) {
            throw new MigrationsException(problems);
        }
    }
}
