/** Statements run on a shadow: watched, and put right where only the shadow is in their way. */
@NullMarked
package dev.ghostlight.app.shadow.session;

import org.jspecify.annotations.NullMarked;
