package dev.ghostlight.core.migration.sql;

import dev.ghostlight.core.model.Place;

/**
 * One reason why a script cannot be run as it is written; its sentences carry no full stop.
 *
 * @param where where it stands
 * @param what what is wrong, with the value
 * @param consequence what follows from it
 * @param remedy what to write instead
 */
public record ScriptProblem(Place where, String what, String consequence, String remedy) {}
