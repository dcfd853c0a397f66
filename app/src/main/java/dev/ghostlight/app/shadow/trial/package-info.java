/** Tries safe ways on the shadow beside the migrations that they replace. */
@NullMarked
package dev.ghostlight.app.shadow.trial;

import org.jspecify.annotations.NullMarked;
