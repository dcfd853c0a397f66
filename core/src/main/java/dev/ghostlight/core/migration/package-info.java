/**
 * What a migration does to production: which table is locked, for how long, and who suffers. Sees its own sub-packages
 * and the model.
 */
@NullMarked
package dev.ghostlight.core.migration;

import org.jspecify.annotations.NullMarked;
