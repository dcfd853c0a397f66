/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.core.load;

import org.jspecify.annotations.NullMarked;
