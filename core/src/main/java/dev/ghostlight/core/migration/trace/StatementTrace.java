package dev.ghostlight.core.migration.trace;

import dev.ghostlight.core.migration.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What an engine does for one statement.
 *
 * @param statement the statement
 * @param basis how this is known
 * @param runsAlone whether the engine refuses it in a transaction
 * @param locks locks it takes that it did not have yet, on everything that it touches
 * @param work what takes long on large tables
 * @param created what it makes
 * @param dropped what it removes
 * @param notices what the engine said, such as {@code rewriting table "t"}
 * @param failure why the engine refused it; the rest is then empty
 */
public record StatementTrace(
        Statement statement,
        Basis basis,
        boolean runsAlone,
        List<Lock> locks,
        List<Work> work,
        List<Relation> created,
        List<Relation> dropped,
        List<String> notices,
        Optional<Failure> failure) {
    /** How something about an engine is known. */
    public enum Basis {
        /** The engine itself did it, on a shadow of the schema. */
        SHADOW("seen on a shadow"),
        /** Rules that were measured on this engine say so, and nobody asked it. */
        RULES("from known rules"),
        /** The engine's manual, or measurements of this version, say so. */
        MANUAL("from the manual");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        /** As reports say it. */
        public String words() {
            return words;
        }
    }

    /**
     * Why an engine refused a statement.
     *
     * @param code the SQLSTATE
     * @param message what it said
     */
    public record Failure(String code, String message) {}

    public StatementTrace {
        locks = List.copyOf(locks);
        work = List.copyOf(work);
        created = List.copyOf(created);
        dropped = List.copyOf(dropped);
        notices = List.copyOf(notices);
    }
}
