/** Reads what commands print, such as {@code docker logs} and {@code journalctl}. Depends on {@code files}. */
@NullMarked
package dev.ghostlight.app.signals.process;

import org.jspecify.annotations.NullMarked;
