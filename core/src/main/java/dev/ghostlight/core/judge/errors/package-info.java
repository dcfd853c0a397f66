/** Which errors there are: what was logged at once, and what is the same on every node and in every release. */
@NullMarked
package dev.ghostlight.core.judge.errors;

import org.jspecify.annotations.NullMarked;
