package dev.ghostlight.app.signals.files;

import java.nio.file.Path;

/**
 * A file of log lines.
 *
 * @param node the server it is of; empty where the lines' envelopes shall say, or else its name
 * @param lane what belongs together in it: files with one lane go on with each other
 * @param path its place; {@code -} is standard input
 */
public record LogFile(String node, String lane, Path path) {
    /** A file that stands for itself. */
    public static LogFile of(String node, Path path) {
        return new LogFile(node, path.toString(), path);
    }

    /** Whether it is standard input. */
    public boolean isStandardInput() {
        return path.toString().equals("-");
    }
}
