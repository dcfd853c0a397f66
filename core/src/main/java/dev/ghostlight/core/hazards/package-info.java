/** The catalogue of every hazard. Depends on the features it lists. */
@NullMarked
package dev.ghostlight.core.hazards;

import org.jspecify.annotations.NullMarked;
