/** Collects the facts of a PostgreSQL server from its catalogs and statistics. */
@NullMarked
package dev.ghostlight.app.collect.postgres;

import org.jspecify.annotations.NullMarked;
