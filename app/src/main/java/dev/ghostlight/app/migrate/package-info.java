/**
 * Runs the steps of a migration on a live PostgreSQL: effects on the database, the ledger before and after each. What
 * comes next is decided in {@code core.migration.execute}. Depends on {@code core.migration} and {@code core.model}.
 */
@NullMarked
package dev.ghostlight.app.migrate;

import org.jspecify.annotations.NullMarked;
