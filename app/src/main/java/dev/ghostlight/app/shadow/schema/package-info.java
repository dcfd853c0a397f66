/** Reads what a database of PostgreSQL is made of, as rewritten migrations need it. */
@NullMarked
package dev.ghostlight.app.shadow.schema;

import org.jspecify.annotations.NullMarked;
