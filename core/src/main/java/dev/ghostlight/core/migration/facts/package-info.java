/** What is known of a database: its engine, its tables, how they are used. */
@NullMarked
package dev.ghostlight.core.migration.facts;

import org.jspecify.annotations.NullMarked;
