/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.app.config;

import org.jspecify.annotations.NullMarked;
