package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;

/**
 * A constraint that a table shall have.
 *
 * @param name its name, as the catalog will have it
 * @param demand what it demands
 * @param definition it as SQL, without a name and without NOT VALID: {@code CHECK (n > 0)}, {@code FOREIGN KEY (p)
 *     REFERENCES parent (id) ON DELETE CASCADE}, {@code UNIQUE (a, b)}
 * @param columns its columns of this table
 * @param indexTail what of a key belongs to its index, behind the columns: {@code INCLUDE (c) WITH (fillfactor=70)}
 * @param constraintTail what of a key belongs to the constraint: {@code DEFERRABLE INITIALLY DEFERRED}
 */
record NewConstraint(
        String name,
        TableSchema.Demand demand,
        String definition,
        List<String> columns,
        String indexTail,
        String constraintTail) {
    NewConstraint {
        columns = List.copyOf(columns);
    }
}
