/** Reads {@code ghostlight.yaml}. */
@NullMarked
package dev.ghostlight.app.config;

import org.jspecify.annotations.NullMarked;
