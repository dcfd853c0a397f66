/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.app.cli;

import org.jspecify.annotations.NullMarked;
