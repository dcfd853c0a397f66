package dev.ghostlight.app.collect;

/**
 * What was read from a CSV file of counts.
 *
 * @param counts the keys and their counts
 * @param rows rows with a key and a count; more than there are keys when a key came twice
 * @param header whether the first row named the columns
 */
public record CsvCount(KeyCounts counts, long rows, boolean header) {}
