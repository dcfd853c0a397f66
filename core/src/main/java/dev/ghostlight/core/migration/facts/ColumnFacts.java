package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.model.Quantity;

/**
 * The shape of a column's values.
 *
 * @param name its name
 * @param nullPart the part of rows without a value, from 0 to 1
 * @param distinct how many different values it has
 * @param averageBytes the mean width of a value that is there
 */
public record ColumnFacts(String name, Quantity nullPart, Quantity distinct, Quantity averageBytes) {}
