/** What runs migrations, and which transactions it makes of their statements. */
@NullMarked
package dev.ghostlight.core.migration.sql.runner;

import org.jspecify.annotations.NullMarked;
