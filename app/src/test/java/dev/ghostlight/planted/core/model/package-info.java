/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.core.model;

import org.jspecify.annotations.NullMarked;
