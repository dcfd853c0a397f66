/** Reads the logs of OpenTelemetry's protocol, in its JSON and its binary form. */
@NullMarked
package dev.ghostlight.app.signals.otlp;

import org.jspecify.annotations.NullMarked;
