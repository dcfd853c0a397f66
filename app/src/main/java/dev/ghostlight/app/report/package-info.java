/** Shows one record in every format. */
@NullMarked
package dev.ghostlight.app.report;

import org.jspecify.annotations.NullMarked;
