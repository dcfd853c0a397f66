package dev.ghostlight.core.migration.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table as the statements so far have made it, as far as they tell. For one thread. */
final class KnownTable {
    /** The types of its columns in small letters, as they were written. */
    final Map<String, String> types = new HashMap<>();

    final Map<String, KnownConstraint> constraints = new HashMap<>();

    /** The columns of each index that cannot be told by its text alone. */
    final Set<String> indexes = new HashSet<>();

    final Set<String> partitions = new HashSet<>();
    Optional<String> root = Optional.empty();

    /**
     * A constraint.
     *
     * @param text its demand in small letters, without blanks
     * @param references the table that a foreign key leads to
     * @param isValidated whether all rows keep it
     */
    record KnownConstraint(String text, Optional<String> references, boolean isValidated) {}

    /** Whether a constraint that all rows keep demands a value of a column. */
    boolean demands(String column) {
        String plain = "(" + column.toLowerCase(Locale.ROOT) + "isnotnull)";
        return constraints.values().stream()
                .anyMatch(constraint ->
                        constraint.isValidated() && constraint.text().contains(plain));
    }
}
