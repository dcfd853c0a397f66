/**
 * What may be written in a configuration: read from the commented reference file, and held against what is written.
 * Knows no word of its own.
 */
@NullMarked
package dev.ghostlight.app.config.shape;

import org.jspecify.annotations.NullMarked;
