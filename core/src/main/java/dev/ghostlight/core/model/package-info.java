/** The words of Ghostlight: what a service, its fleet and its findings are. Depends on nothing. */
@NullMarked
package dev.ghostlight.core.model;

import org.jspecify.annotations.NullMarked;
