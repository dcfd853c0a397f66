/** Reads metrics: files of time series, and Prometheus. */
@NullMarked
package dev.ghostlight.app.signals.metrics;

import org.jspecify.annotations.NullMarked;
