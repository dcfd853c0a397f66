/** Numbers with units as people write and read them. Depends on nothing. */
@NullMarked
package dev.ghostlight.app.units;

import org.jspecify.annotations.NullMarked;
