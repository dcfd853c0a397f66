package dev.ghostlight.app.signals.files;

import dev.ghostlight.app.signals.SourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with a file or a folder for each node.
 *
 * <p>The node has the name of its folder, or of its file without {@code .log}, {@code .txt}, {@code .gz} and what
 * rotation added. In a node's folder each log is a lane, with its rotated files before it. Hidden files are left out.
 */
public final class NodeFolders implements FileFinder {
    private final Path folder;

    /** @param folder the folder that holds all nodes */
    public NodeFolders(Path folder) {
        this.folder = folder;
    }

    @Override
    public Found find() {
        List<LogFile> files = new ArrayList<>();
        List<SourceProblem> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            problems.add(SourceProblem.unread(
                    folder.toString(),
                    Files.exists(folder)
                            ? "is a file, where a folder with an entry for each node is expected"
                            : "there is no such folder",
                    Files.exists(folder) ? "Name the folder it is in, or give it as a file" : "Check the path"));
            return new Found(files, problems);
        }
        List<Path> ofFiles = new ArrayList<>();
        for (Path entry : entries(folder, problems)) {
            if (Files.isDirectory(entry)) {
                addNode(entry, files, problems);
            } else {
                ofFiles.add(entry);
            }
        }
        ofFiles.sort(IN_ORDER);
        for (Path file : ofFiles) {
            LogName name = LogName.of(file);
            files.add(new LogFile(name.stem(), true, name.base(), file));
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(SourceProblem.unread(
                    folder.toString(),
                    "holds no log file",
                    "Put a file, or a folder with files, for each node into it"));
        }
        return new Found(files, problems);
    }

    private static final Comparator<Path> IN_ORDER = Comparator.comparing(
                    (Path file) -> LogName.of(file).base())
            .thenComparing(LogName::of, LogName.OLDEST_FIRST)
            .thenComparing(Comparator.naturalOrder());

    private static void addNode(Path node, List<LogFile> files, List<SourceProblem> problems) {
        String name = String.valueOf(node.getFileName());
        List<Path> ofNode = new ArrayList<>(
                entries(node, problems).stream().filter(Files::isRegularFile).toList());
        ofNode.sort(IN_ORDER);
        for (Path file : ofNode) {
            files.add(new LogFile(name, true, LogName.of(file).base(), file));
        }
    }

    private static List<Path> entries(Path folder, List<SourceProblem> problems) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(SourceProblem.unread(
                    folder.toString(),
                    "cannot be listed: " + e.getMessage(),
                    "Run as a user who may read it, or copy it to where it may be read"));
            return List.of();
        }
    }
}
