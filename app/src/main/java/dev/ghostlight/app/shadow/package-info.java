/** A shadow of production's schema in a real server, on which migrations are tried out. */
@NullMarked
package dev.ghostlight.app.shadow;

import org.jspecify.annotations.NullMarked;
