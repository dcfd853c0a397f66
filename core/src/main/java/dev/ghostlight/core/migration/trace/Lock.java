package dev.ghostlight.core.migration.trace;

/**
 * A lock that a statement takes.
 *
 * @param relation on what
 * @param mode how strong
 * @param isNew whether the relation was made by the same migration, so that nobody else uses it yet
 */
public record Lock(Relation relation, LockMode mode, boolean isNew) {}
