/** Takes logs that are sent by OpenTelemetry's protocol over HTTP. Depends on {@code otlp} and {@code envelope}. */
@NullMarked
package dev.ghostlight.app.signals.receiver;

import org.jspecify.annotations.NullMarked;
