/** How long a statement takes at production's size, from what it took at smaller ones. */
@NullMarked
package dev.ghostlight.core.migration.duration;

import org.jspecify.annotations.NullMarked;
