package dev.ghostlight.app.migrate;

import dev.ghostlight.core.migration.execute.Ending;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param ending empty where everything is done
 * @param message what is done, what is not, and how to go on
 */
public record Outcome(Optional<Ending> ending, String message) {}
