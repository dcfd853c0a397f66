/** Makes records of lines: one for each message, with all lines of its stack trace. */
@NullMarked
package dev.ghostlight.core.judge.errors.assemble;

import org.jspecify.annotations.NullMarked;
