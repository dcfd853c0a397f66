package dev.ghostlight.app.signals.files;

import java.nio.file.Path;

/**
 * A file of log lines.
 *
 * @param node the server it is of
 * @param isNodeKnown whether that is certain; else an envelope around a line that names another server is believed
 * @param lane what belongs together in the node: files with one lane go on with each other
 * @param path its place; {@code -} is standard input
 */
public record LogFile(String node, boolean isNodeKnown, String lane, Path path) {
    /**
     * A file that stands for itself.
     *
     * @param node the server it is of; empty where the lines' envelopes shall say, or else the file's name
     */
    public static LogFile of(String node, Path path) {
        LogName name = LogName.of(path);
        return new LogFile(
                node.isEmpty() ? name.stem() : node,
                !node.isEmpty(),
                path.resolveSibling(name.base()).toString(),
                path);
    }

    /** Whether it is standard input. */
    boolean isStandardInput() {
        return path.toString().equals("-");
    }
}
