/** Runs the judge over what logs say. */
@NullMarked
package dev.ghostlight.app.judge;

import org.jspecify.annotations.NullMarked;
