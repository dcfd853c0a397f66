/** The judge: what the lines of changed nodes say that those of before and of other nodes do not. */
@NullMarked
package dev.ghostlight.core.judge;

import org.jspecify.annotations.NullMarked;
