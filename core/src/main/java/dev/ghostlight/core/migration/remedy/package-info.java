/** Migrations rewritten so that they hurt nobody. */
@NullMarked
package dev.ghostlight.core.migration.remedy;

import org.jspecify.annotations.NullMarked;
