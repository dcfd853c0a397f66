/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.core.testing;

import org.jspecify.annotations.NullMarked;
