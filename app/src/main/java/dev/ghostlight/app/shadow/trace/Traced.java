package dev.ghostlight.app.shadow.trace;

import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.List;

/**
 * What was seen of a migration.
 *
 * @param trace what the engine did for it
 * @param assumptions what was not known for it, and what could not be tried
 */
public record Traced(MigrationTrace trace, List<Assumption> assumptions) {
    public Traced {
        assumptions = List.copyOf(assumptions);
    }
}
