/** Reads what a stack trace says that stays the same when code around it changes. */
@NullMarked
package dev.ghostlight.core.judge.errors.fingerprint;

import org.jspecify.annotations.NullMarked;
