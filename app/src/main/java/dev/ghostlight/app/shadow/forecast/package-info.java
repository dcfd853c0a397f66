/** Forecasts migrations: reads them, tries them on a shadow, and scales what was seen to production. */
@NullMarked
package dev.ghostlight.app.shadow.forecast;

import org.jspecify.annotations.NullMarked;
