package dev.ghostlight.app.signals.process;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries of systemd's journal, through {@code journalctl}: each node is a host of the journal, each unit and stream a
 * lane.
 */
public final class JournalLines implements LineSource {
    private final ProcessLines lines;
    private final String where;

    /**
     * Which entries are read.
     *
     * @param unit of one unit only, such as {@code app.service}
     * @param files the journal's files, or a folder of them; this machine's journal without it
     * @param since from when on, in the words of {@code journalctl --since}; without it from the beginning, or from now
     *     on where it follows
     * @param isFollowed whether entries that come later are read too, until it is closed
     */
    public record Selection(Optional<String> unit, Optional<Path> files, Optional<String> since, boolean isFollowed) {}

    /** Reads with the {@code journalctl} on the path. */
    public JournalLines(Selection selection, String node) {
        this(List.of("journalctl"), selection, node);
    }

    /**
     * @param program {@code journalctl}, behind the words that run it as somebody else
     * @param node the server its lines are of; empty where each entry's host is
     */
    JournalLines(List<String> program, Selection selection, String node) {
        where = "journal" + selection.unit().map(unit -> " of " + unit).orElse("")
                + selection.files().map(files -> " in " + files).orElse("");
        lines = new ProcessLines(command(program, selection), node, "journal", "");
    }

    @Override
    public void read(LineSink to) throws InterruptedException {
        lines.read(new LineSink() {
            @Override
            public void line(String node, LogLine line) {
                if (line.lane().equals(ProcessLines.ERROR)) {
                    told(line.text()).ifPresent(to::problem);
                } else {
                    to.line(node, line);
                }
            }

            @Override
            public void nothingForNow() {
                to.nothingForNow();
            }

            @Override
            public void problem(SourceProblem problem) {
                to.problem(problem.isUnread() ? notThere(problem) : problem);
            }
        });
    }

    @Override
    public void close() {
        lines.close();
    }

    private static List<String> command(List<String> program, Selection selection) {
        List<String> command = new ArrayList<>(program);
        // Without --all, long texts are left out.
        command.addAll(List.of("--output=json", "--all", "--no-pager"));
        selection.unit().ifPresent(unit -> command.add("--unit=" + unit));
        selection
                .files()
                .ifPresent(files -> command.add((Files.isDirectory(files) ? "--directory=" : "--file=") + files));
        selection.since().ifPresent(since -> command.add("--since=" + since));
        if (selection.isFollowed()) {
            command.add("--follow");
            command.add(selection.since().isPresent() ? "--no-tail" : "--lines=0");
        }
        return command;
    }

    private SourceProblem notThere(SourceProblem problem) {
        return SourceProblem.unread(
                where,
                "journalctl cannot be run (" + problem.what() + ")",
                "Install systemd's journalctl, or give the logs as files");
    }

    /** What journalctl says beside the entries; it is silent where all is well. */
    private Optional<SourceProblem> told(String text) {
        boolean isHint = text.isBlank() || text.startsWith("--") || text.startsWith(" ");
        if (isHint) {
            return Optional.empty();
        }
        if (text.contains("insufficient permissions") || text.contains("not seeing messages")) {
            return Optional.of(SourceProblem.unread(
                    where,
                    "may not be read by this user, or only in part (" + text + ")",
                    "Run as a member of the group systemd-journal or adm"));
        }
        boolean isNothing = text.startsWith("No journal files were found") || text.startsWith("Failed");
        return Optional.of(new SourceProblem(
                where,
                "journalctl says: " + text,
                isNothing ? "Nothing was read of it" : "Entries may be missing",
                "Look at it with journalctl itself",
                isNothing));
    }
}
