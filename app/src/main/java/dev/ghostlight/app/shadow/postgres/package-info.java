/** Real PostgreSQL servers that live as long as a shadow does: found, unpacked, started, and gone without a trace. */
@NullMarked
package dev.ghostlight.app.shadow.postgres;

import org.jspecify.annotations.NullMarked;
