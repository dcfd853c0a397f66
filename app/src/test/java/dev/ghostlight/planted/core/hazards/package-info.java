/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.core.hazards;

import org.jspecify.annotations.NullMarked;
