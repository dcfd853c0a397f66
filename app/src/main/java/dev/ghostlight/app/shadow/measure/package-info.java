/** How long statements work on a shadow whose tables grow, for the model that scales it to production's. */
@NullMarked
package dev.ghostlight.app.shadow.measure;

import org.jspecify.annotations.NullMarked;
