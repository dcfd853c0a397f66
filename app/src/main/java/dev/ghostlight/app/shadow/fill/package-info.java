/** Rows for a shadow's tables, shaped like production's. */
@NullMarked
package dev.ghostlight.app.shadow.fill;

import org.jspecify.annotations.NullMarked;
