package dev.ghostlight.app.shadow.session;

import dev.ghostlight.core.model.Assumption;
import java.util.Optional;

/** What was done about a statement that failed. */
public sealed interface Remedy {
    /** What it lacked is there now: it has to be run again, with all of its transaction. */
    record Retry() implements Remedy {}

    /** It runs nothing that a user wrote, and needs a superuser's rights: it has to be run again with these. */
    record Lend() implements Remedy {}

    /**
     * It is not for the shadow, and has to be left out.
     *
     * @param assumption what that leaves unknown; empty where nothing
     */
    record Skip(Optional<Assumption> assumption) implements Remedy {}

    /** Nothing: it fails in earnest. */
    record None() implements Remedy {}
}
