/** Simulators that stand in for the world in tests, ours and others'. Depends on {@code model}. */
@NullMarked
package dev.ghostlight.core.testing;

import org.jspecify.annotations.NullMarked;
