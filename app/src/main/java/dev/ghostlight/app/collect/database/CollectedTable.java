package dev.ghostlight.app.collect.database;

import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Quantity;

/**
 * A table as a server describes it.
 *
 * @param facts what it says
 * @param tableBytes bytes of the table itself, without indexes and values stored aside
 */
public record CollectedTable(TableFacts facts, Quantity tableBytes) {}
