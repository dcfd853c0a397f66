/** A MariaDB server of this process alone, asked how it would do a statement. */
@NullMarked
package dev.ghostlight.app.shadow.mariadb;

import org.jspecify.annotations.NullMarked;
