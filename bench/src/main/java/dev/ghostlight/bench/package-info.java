/** Measures how fast Ghostlight is, on its own and beside other tools; prints what it measures. */
@NullMarked
package dev.ghostlight.bench;

import org.jspecify.annotations.NullMarked;
