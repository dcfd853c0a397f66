/** Judges series of numbers after a change: worse, better, stopped, or what is missing to say. */
@NullMarked
package dev.ghostlight.core.judge.metrics;

import org.jspecify.annotations.NullMarked;
