/** What a real PostgreSQL does for a migration: its locks, its scans and rewrites, as seen while it runs. */
@NullMarked
package dev.ghostlight.app.shadow.trace;

import org.jspecify.annotations.NullMarked;
