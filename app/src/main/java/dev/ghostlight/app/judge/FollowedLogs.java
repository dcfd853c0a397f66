package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.Pause;
import dev.ghostlight.app.signals.files.FileFinder;
import dev.ghostlight.app.signals.files.FollowedFiles;
import dev.ghostlight.app.signals.files.FollowedFiles.Start;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.NodeFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The logs of a fleet as they grow. */
public final class FollowedLogs {
    private FollowedLogs() {}

    /** A source of all of them, which reads them from their beginnings and then follows. */
    public static LineSource of(FleetLogs logs, List<NodeLogs> nodes, Pause pause) {
        List<LogFile> named = nodes.stream()
                .filter(node -> isNamed(node, logs))
                .flatMap(node -> node.files().stream())
                .toList();
        List<FileFinder> finders = Stream.concat(logs.baselineFolders().stream(), logs.canaryFolders().stream())
                .<FileFinder>map(NodeFolders::new)
                .toList();
        return new FollowedFiles(() -> found(named, finders), Start.BEGINNING, pause);
    }

    private static boolean isNamed(NodeLogs node, FleetLogs logs) {
        return node.files().stream()
                .allMatch(file -> logs.baselineFiles().contains(file.path())
                        || logs.canaryFiles().contains(file.path()));
    }

    private static FileFinder.Found found(List<LogFile> named, List<FileFinder> finders) {
        List<FileFinder.Found> inFolders =
                finders.stream().map(FileFinder::find).toList();
        List<LogFile> files = new ArrayList<>(named);
        inFolders.forEach(found -> files.addAll(found.files()));
        return new FileFinder.Found(
                files,
                inFolders.stream().flatMap(found -> found.problems().stream()).toList());
    }
}
