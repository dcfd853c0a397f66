package dev.ghostlight.core.migration.sql.meaning;

/**
 * A part of a statement, so that the statement can be rewritten around it.
 *
 * @param text the part as it is written
 * @param start where it begins in the statement's text
 * @param end where it ends
 */
public record Span(String text, int start, int end) {}
