/** Makes sources of lines of what the configuration says is watched. */
@NullMarked
package dev.ghostlight.app.signals.watch;

import org.jspecify.annotations.NullMarked;
