package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.core.judge.JudgedNode;
import java.util.List;

/**
 * The log files of a node.
 *
 * @param node which one
 * @param files in the order of their times
 */
public record NodeLogs(JudgedNode node, List<LogFile> files) {
    public NodeLogs {
        files = List.copyOf(files);
    }
}
