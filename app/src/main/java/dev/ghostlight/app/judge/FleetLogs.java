package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.files.FileFinder;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.NodeFolders;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.JudgedNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a fleet, as a person names them: what is usual, and what is judged.
 *
 * @param baselineFiles logs from before or of unchanged nodes, and learnt baselines
 * @param canaryFiles logs of changed nodes
 * @param baselineFolders with an entry for each node; what a changed node has there is its history
 * @param canaryFolders with an entry for each changed node
 * @param changed the names of nodes of {@code baselineFolders} that were changed: the lines' times tell when
 */
public record FleetLogs(
        List<Path> baselineFiles,
        List<Path> canaryFiles,
        List<Path> baselineFolders,
        List<Path> canaryFolders,
        Set<String> changed) {
    /** Where a project keeps what it learnt, if nobody names another place. */
    public static final Path USUAL_BASELINE = Path.of(".ghostlight", "baseline.gz");

    public FleetLogs {
        baselineFiles = List.copyOf(baselineFiles);
        canaryFiles = List.copyOf(canaryFiles);
        baselineFolders = List.copyOf(baselineFolders);
        canaryFolders = List.copyOf(canaryFolders);
        changed = Set.copyOf(changed);
    }

    /**
     * All that was learnt before, of the files that are learnt baselines.
     *
     * @throws JudgeException if one is damaged
     */
    public Baseline learnt() throws JudgeException {
        Baseline learnt = Baseline.NOTHING;
        for (Path file : baselineFiles) {
            if (BaselineFile.isOne(file)) {
                learnt = learnt.plus(BaselineFile.read(file));
            }
        }
        return learnt;
    }

    /**
     * The nodes, the unchanged ones first.
     *
     * @throws JudgeException if a folder cannot be read or has no log
     */
    public List<NodeLogs> nodes() throws JudgeException {
        Map<String, List<LogFile>> usual = inFolders(baselineFolders);
        Map<String, List<LogFile>> judged = inFolders(canaryFolders);
        List<Path> logs =
                baselineFiles.stream().filter(file -> !BaselineFile.isOne(file)).toList();
        List<NodeLogs> nodes = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            nodes.add(single(name("baseline", i), logs.get(i), false));
        }
        usual.forEach((name, files) -> {
            if (!judged.containsKey(name)) {
                nodes.add(new NodeLogs(new JudgedNode(name, source(files), changed.contains(name)), List.of(), files));
            }
        });
        for (int i = 0; i < canaryFiles.size(); i++) {
            nodes.add(single(name("canary", i), canaryFiles.get(i), true));
        }
        judged.forEach((name, files) -> nodes.add(
                new NodeLogs(new JudgedNode(name, source(files), true), usual.getOrDefault(name, List.of()), files)));
        return nodes;
    }

    private static String name(String kind, int index) {
        return index == 0 ? kind : kind + "-" + (index + 1);
    }

    private static NodeLogs single(String node, Path file, boolean isChanged) {
        return new NodeLogs(
                new JudgedNode(node, file.toString(), isChanged), List.of(), List.of(LogFile.of(node, file)));
    }

    private static String source(List<LogFile> files) {
        String last = files.getLast().path().toString();
        return files.size() == 1 ? last : last + " and " + (files.size() - 1) + " more";
    }

    private static Map<String, List<LogFile>> inFolders(List<Path> folders) throws JudgeException {
        Map<String, List<LogFile>> nodes = new LinkedHashMap<>();
        List<SourceProblem> problems = new ArrayList<>();
        for (Path folder : folders) {
            FileFinder.Found found = new NodeFolders(folder).find();
            problems.addAll(found.problems());
            found.files()
                    .forEach(file -> nodes.computeIfAbsent(file.node(), _ -> new ArrayList<>())
                            .add(file));
        }
        JudgeException.ifUnread(problems);
        return nodes;
    }
}
