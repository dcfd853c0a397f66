package dev.ghostlight.app.config;

import dev.ghostlight.core.model.Place;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file that tells how often each key is read. */
public sealed interface KeySource {
    /** The file, resolved against the configuration's folder. */
    Path file();

    /** Where the configuration names it. */
    Place where();

    /** A CSV file of {@code key,count}. */
    record CountsFile(Path file, Place where) implements KeySource {}

    /**
     * An access log.
     *
     * @param file the log
     * @param key the expression that finds a key in a line: its group named {@code key}, or its only group
     * @param where where the configuration names it
     */
    record Log(Path file, Pattern key, Place where) implements KeySource {}
}
