/** The port through which the judge is given log lines, wherever they come from. Depends on {@code core.judge}. */
@NullMarked
package dev.ghostlight.app.signals;

import org.jspecify.annotations.NullMarked;
