package dev.ghostlight.core.model;

/**
 * A fact that nobody gave, and what was taken in its stead.
 *
 * @param where where the fact would be written
 * @param missing the missing fact, such as {@code the store's queue bound}
 * @param assumed what the forecast took instead, and which way that errs
 * @param provide how to provide the fact, such as {@code queue: 500ms}
 */
public record Assumption(Place where, String missing, String assumed, String provide) {}
