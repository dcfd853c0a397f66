/** Words for people: what they may have meant, and what others wrote, safe to show. Depends on nothing. */
@NullMarked
package dev.ghostlight.app.words;

import org.jspecify.annotations.NullMarked;
