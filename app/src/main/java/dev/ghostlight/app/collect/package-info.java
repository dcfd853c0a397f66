/** Collects facts from logs and files. */
@NullMarked
package dev.ghostlight.app.collect;

import org.jspecify.annotations.NullMarked;
