/** What restarts do to the stores behind the caches. Depends on {@code model}. */
@NullMarked
package dev.ghostlight.core.load;

import org.jspecify.annotations.NullMarked;
