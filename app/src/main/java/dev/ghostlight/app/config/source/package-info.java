/** What stands in a configuration file, where, and what is wrong with it. Knows YAML, not what the words mean. */
@NullMarked
package dev.ghostlight.app.config.source;

import org.jspecify.annotations.NullMarked;
