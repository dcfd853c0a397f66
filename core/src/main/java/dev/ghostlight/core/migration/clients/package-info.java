/** Who suffers while a table is locked. */
@NullMarked
package dev.ghostlight.core.migration.clients;

import org.jspecify.annotations.NullMarked;
