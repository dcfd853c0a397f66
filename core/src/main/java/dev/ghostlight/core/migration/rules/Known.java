package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.model.Assumption;
import java.util.List;
import java.util.Set;

/**
 * What is known of a migration.
 *
 * @param trace what it does, as far as that is known
 * @param unknown the numbers of statements of which something is not known
 * @param assumptions what is not known of them, and what was assumed
 */
public record Known(MigrationTrace trace, Set<Integer> unknown, List<Assumption> assumptions) {
    public Known {
        unknown = Set.copyOf(unknown);
        assumptions = List.copyOf(assumptions);
    }
}
