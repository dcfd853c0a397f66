/** Collects the facts of a MariaDB or MySQL server from its schemas of information. */
@NullMarked
package dev.ghostlight.app.collect.mariadb;

import org.jspecify.annotations.NullMarked;
