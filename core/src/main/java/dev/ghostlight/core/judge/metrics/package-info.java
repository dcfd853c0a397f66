/** Judges metrics of a changed fleet: what became worse, what fell silent, and what cannot be told yet. */
@NullMarked
package dev.ghostlight.core.judge.metrics;

import org.jspecify.annotations.NullMarked;
