/** Reads series of numbers for the judge: from CSV files and from Prometheus. */
@NullMarked
package dev.ghostlight.app.signals.metrics;

import org.jspecify.annotations.NullMarked;
