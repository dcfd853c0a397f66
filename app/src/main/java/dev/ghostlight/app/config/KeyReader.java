package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.model.Popularity;

/** Counts keys in files. */
public interface KeyReader {
    /**
     * How reads spread over the keys that a file holds.
     *
     * @throws ConfigException if the file cannot be read; the problem is told at {@link KeySource#where}
     */
    Popularity read(KeySource source) throws ConfigException;
}
