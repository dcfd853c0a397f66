/**
 * What to do next while a migration runs on a live database: from what was seen to one effect. Depends on
 * {@code remedy} and {@code core.model}.
 */
@NullMarked
package dev.ghostlight.core.migration.execute;

import org.jspecify.annotations.NullMarked;
