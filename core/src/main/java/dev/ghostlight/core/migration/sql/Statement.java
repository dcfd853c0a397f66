package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Place;

/**
 * One statement of a migration.
 *
 * @param number its place in the migration, from 1
 * @param text the statement as the server gets it, without its closing semicolon
 * @param where where it begins in the file
 */
public record Statement(int number, String text, Place where) {}
