package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.core.judge.JudgedNode;
import java.util.List;

/**
 * The log files of a node, in the order of their times.
 *
 * @param node which one
 * @param history what it wrote before the change for certain
 * @param files the others; the lines' times tell what is of the time after the change
 */
public record NodeLogs(JudgedNode node, List<LogFile> history, List<LogFile> files) {
    public NodeLogs {
        history = List.copyOf(history);
        files = List.copyOf(files);
    }
}
