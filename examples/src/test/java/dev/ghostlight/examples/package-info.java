/** Runs the examples and holds them against what their pages say. */
@NullMarked
package dev.ghostlight.examples;

import org.jspecify.annotations.NullMarked;
