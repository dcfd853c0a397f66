/** What statements mean, read from their text alone: what is not known for sure is said to be unknown. */
@NullMarked
package dev.ghostlight.core.migration.sql.meaning;

import org.jspecify.annotations.NullMarked;
