package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes to light while facts are read: problems, and assumptions where facts are missing. One thread only. */
final class Gathered {
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Assumption> assumptions = new LinkedHashSet<>();

    /** A part of the facts, read from a part of the file. */
    interface Part<T> {
        /** Reads it. */
        T read() throws AlreadyReported;
    }

    /** A part of the facts; nothing if a problem was told about it. */
    <T> Optional<T> attempt(Part<T> part) {
        try {
            return Optional.of(part.read());
        } catch (AlreadyReported e) {
            return Optional.empty();
        }
    }

    /** Tells a problem. */
    void refuse(Place where, String what, String consequence, String remedy) {
        problems.add(new Problem(where, what, consequence, remedy));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void add(Assumption assumption) {
        assumptions.add(assumption);
    }

    List<Problem> problems() {
        return new ArrayList<>(problems);
    }

    List<Assumption> assumptions() {
        return new ArrayList<>(assumptions);
    }
}
