/** Planted faults of the architecture. */
@NullMarked
package dev.ghostlight.planted.app.report;

import org.jspecify.annotations.NullMarked;
