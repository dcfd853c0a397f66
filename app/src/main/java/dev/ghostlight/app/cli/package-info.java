/** The commands a person types; the only place that prints. */
@NullMarked
package dev.ghostlight.app.cli;

import org.jspecify.annotations.NullMarked;
