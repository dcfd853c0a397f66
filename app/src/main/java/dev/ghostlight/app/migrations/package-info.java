/** Reads migrations as the tools that run them would: from a folder, a file, or standard input. */
@NullMarked
package dev.ghostlight.app.migrations;

import org.jspecify.annotations.NullMarked;
