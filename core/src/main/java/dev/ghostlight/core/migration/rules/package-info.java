/** What engines are known to do for a statement, without asking one. */
@NullMarked
package dev.ghostlight.core.migration.rules;

import org.jspecify.annotations.NullMarked;
