package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.LogFiles;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.Judge;
import dev.ghostlight.core.judge.JudgePlan;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Judges log files from their beginnings to their ends. Used once, by one thread. */
public final class LogJudge {
    private final List<NodeLogs> nodes;
    private final InputStream standardInput;
    private final List<SourceProblem> problems = new ArrayList<>();

    /**
     * @param nodes the fleet, changed nodes and others
     * @param standardInput what {@code -} stands for
     */
    public LogJudge(List<NodeLogs> nodes, InputStream standardInput) {
        this.nodes = List.copyOf(nodes);
        this.standardInput = standardInput;
    }

    /**
     * Reads all of it and judges.
     *
     * @param known what was learnt before
     * @param changedAt when the change began, in milliseconds since 1970 UTC; if missing, with the first line of a
     *     changed node
     * @param planned makes the plan, given when the change began
     * @param isEachLineAsked whether each line of the changed nodes is told
     * @param metrics what was measured meanwhile; of the false alarms it has half, or all where there are no logs
     * @throws JudgeException if a file cannot be read
     */
    public Judged judge(
            Baseline known,
            OptionalLong changedAt,
            LongFunction<JudgePlan> planned,
            boolean isEachLineAsked,
            FleetMetrics metrics)
            throws JudgeException, InterruptedException {
        long changed = changedAt.isPresent() ? changedAt.getAsLong() : firstTime();
        List<JudgedNode> fleet = nodes.stream().map(NodeLogs::node).toList();
        History history = new History(new Fingerprinter(ShippedWords.read()), fleet, known);
        for (int node = 0; node < nodes.size(); node++) {
            learn(history, node, changed, changedAt.isPresent());
        }
        JudgePlan plan = planned.apply(changed);
        double partOfMetrics = metrics.partOfFalseAlarms(!nodes.isEmpty());
        Judge judge = new Judge(history, nodes.isEmpty() ? plan : plan.withPartOfFalseAlarms(1 - partOfMetrics));
        JudgedLines lines = new JudgedLines();
        for (int node = 0; node < nodes.size(); node++) {
            if (fleet.get(node).isChanged()) {
                judge(judge, node, changedAt, isEachLineAsked ? lines : null);
            }
        }
        JudgeException.ifUnread(problems);
        List<String> notes = new ArrayList<>(
                problems.stream().map(SourceProblem::message).distinct().toList());
        if (!metrics.isEmpty()) {
            notes.addAll(measure(judge, metrics, changed, plan.falseAlarms() * partOfMetrics));
        }
        return new Judged(
                judge.judgement(), notes, isEachLineAsked ? Optional.of(lines.lines(judge, fleet)) : Optional.empty());
    }

    private List<String> measure(Judge judge, FleetMetrics metrics, long changed, double falseAlarms)
            throws JudgeException, InterruptedException {
        FleetMetrics.Said said = metrics.judge(changed, Long.MAX_VALUE, falseAlarms);
        judge.measure(said.changed(), said.metrics());
        if (nodes.isEmpty()) {
            judge.pass(said.untilMillis());
        }
        return said.notes();
    }

    /**
     * Reads what came before the change, and nothing else.
     *
     * @param changedAt when that was, in milliseconds since 1970 UTC
     * @throws JudgeException if a file cannot be read
     */
    public void learnBefore(History history, long changedAt) throws JudgeException, InterruptedException {
        for (int node = 0; node < nodes.size(); node++) {
            int each = node;
            read(nodes.get(node).history(), record -> history.take(each, record, false));
            read(nodes.get(node).files(), record -> {
                if (!isAfter(record, changedAt)) {
                    history.take(each, record, false);
                }
            });
        }
        JudgeException.ifUnread(problems);
    }

    private void learn(History history, int node, long changed, boolean hasHistory) throws InterruptedException {
        NodeLogs logs = nodes.get(node);
        boolean isChanged = logs.node().isChanged();
        read(logs.history(), record -> history.take(node, record, false));
        if (isChanged && !hasHistory) {
            return;
        }
        read(logs.files(), record -> {
            boolean isAfter = isAfter(record, changed) && changed != LogLine.NO_TIME;
            if (!(isAfter && isChanged)) {
                history.take(node, record, isAfter);
            }
        });
    }

    private void judge(Judge judge, int node, OptionalLong changedAt, @Nullable JudgedLines lines)
            throws InterruptedException {
        read(nodes.get(node).files(), record -> {
            if (changedAt.isEmpty() || isAfter(record, changedAt.getAsLong())) {
                var fingerprint = judge.take(node, record);
                if (lines != null) {
                    lines.add(node, record, fingerprint);
                }
            }
        });
    }

    /** What does not say when it was written is taken for what is asked about on a changed node. */
    private static boolean isAfter(LogRecord record, long changed) {
        return record.timeMillis() >= changed;
    }

    private void read(List<LogFile> files, Consumer<LogRecord> to) throws InterruptedException {
        NodeRecords records = new NodeRecords((_, record) -> to.accept(record));
        try (LogFiles source = new LogFiles(files, standardInput)) {
            source.read(records);
        }
        records.nothingForNow();
        problems.addAll(records.problems());
    }

    /** When the changed nodes wrote their first line that has a time. */
    private long firstTime() throws InterruptedException {
        long first = Long.MAX_VALUE;
        for (NodeLogs node : nodes) {
            boolean isReadTwice = node.files().stream()
                    .noneMatch(file -> file.path().toString().equals("-"));
            if (node.node().isChanged() && isReadTwice) {
                first = Math.min(first, FirstTime.of(node.files(), standardInput));
            }
        }
        return first == Long.MAX_VALUE ? LogLine.NO_TIME : first;
    }
}
