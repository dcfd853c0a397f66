/** Collects facts from logs and files, such as how often each key is asked for. Depends on {@code core.model}. */
@NullMarked
package dev.ghostlight.app.collect;

import org.jspecify.annotations.NullMarked;
