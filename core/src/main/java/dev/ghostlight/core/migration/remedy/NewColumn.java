package dev.ghostlight.core.migration.remedy;

import dev.ghostlight.core.migration.facts.TableSchema;
import java.util.List;
import java.util.Optional;

/**
 * A column that a table shall have.
 *
 * @param name its name, as the catalog will have it
 * @param type its type as SQL, with its collation; {@code serial} stands for itself
 * @param isNotNull whether each row must have a value
 * @param generation where its values come from
 * @param expression its default, or what it is computed from
 * @param identityOptions what stands in the parentheses of an identity
 * @param constraints what else is demanded of it
 */
record NewColumn(
        String name,
        String type,
        boolean isNotNull,
        TableSchema.Generation generation,
        Optional<String> expression,
        String identityOptions,
        List<NewConstraint> constraints) {
    NewColumn {
        constraints = List.copyOf(constraints);
    }
}
