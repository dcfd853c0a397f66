/** Reads {@code ghostlight.yaml}: the facts that a person wrote, and what is wrong with them. */
@NullMarked
package dev.ghostlight.app.config;

import org.jspecify.annotations.NullMarked;
