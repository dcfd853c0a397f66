/** Tells which messages are the same one: by their words alone, and by what was learnt of their slots. */
@NullMarked
package dev.ghostlight.core.judge.errors.templates;

import org.jspecify.annotations.NullMarked;
