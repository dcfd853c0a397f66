/** What an engine does for a statement: locks, work, and what comes and goes. */
@NullMarked
package dev.ghostlight.core.migration.trace;

import org.jspecify.annotations.NullMarked;
