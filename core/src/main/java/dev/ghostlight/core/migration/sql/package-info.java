/** Migrations as they are written: files split into statements, and the transactions they run in. */
@NullMarked
package dev.ghostlight.core.migration.sql;

import org.jspecify.annotations.NullMarked;
