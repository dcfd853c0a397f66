/** The whole tool from the outside: real processes, a real browser. */
@NullMarked
package dev.ghostlight.e2e;

import org.jspecify.annotations.NullMarked;
