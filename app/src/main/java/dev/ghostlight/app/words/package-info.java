/** What a person may have meant by a word that is not known. Depends on nothing. */
@NullMarked
package dev.ghostlight.app.words;

import org.jspecify.annotations.NullMarked;
