/** Reads log files: to their end, or as they grow. Depends on {@code envelope}. */
@NullMarked
package dev.ghostlight.app.signals.files;

import org.jspecify.annotations.NullMarked;
