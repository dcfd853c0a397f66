/** Compares output with files that people have read and agreed to. */
@NullMarked
package dev.ghostlight.app.golden;

import org.jspecify.annotations.NullMarked;
