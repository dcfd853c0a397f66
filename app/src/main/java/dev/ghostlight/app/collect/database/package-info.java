/**
 * Facts of a running database, read with as few rights as possible and never from its rows, and the file they become.
 */
@NullMarked
package dev.ghostlight.app.collect.database;

import org.jspecify.annotations.NullMarked;
