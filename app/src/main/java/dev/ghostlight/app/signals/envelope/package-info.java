/** Takes lines out of the envelopes that containers, journals and loggers put around them. */
@NullMarked
package dev.ghostlight.app.signals.envelope;

import org.jspecify.annotations.NullMarked;
