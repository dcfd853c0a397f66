/** Database servers of this process alone: where they live, what they cannot reach, and how they end. */
@NullMarked
package dev.ghostlight.app.shadow.server;

import org.jspecify.annotations.NullMarked;
