package dev.ghostlight.app.cli;

import dev.ghostlight.app.judge.BaselineFile;
import dev.ghostlight.app.judge.FleetLogs;
import dev.ghostlight.app.judge.FollowedLogs;
import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.judge.LiveJudge;
import dev.ghostlight.app.judge.LogJudge;
import dev.ghostlight.app.judge.NodeLogs;
import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.JudgePlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Judges what is live by its logs. */
final class JudgeCommand implements Callable<Integer> {
    private final Console console;

    private final OptionSpec baseline = files(
            "--baseline", "What is usual: a log from before or of an unchanged node, or a file of 'judge learn'.");
    private final OptionSpec canary = files("--canary", "A log of a changed node; - is standard input.");
    private final OptionSpec baselineDir =
            folders("--baseline-dir", "A folder with a log or a folder of logs for each node, of what is usual.");
    private final OptionSpec canaryDir = folders("--canary-dir", "The same of the changed nodes.");
    private final OptionSpec changedAt = Declare.option(
                    "--changed-at",
                    "TIME",
                    String.class,
                    "When the change began; with the first line of a changed node, if missing.")
            .build();
    private final OptionSpec watch = Declare.option(
                    "--watch", "DURATION", String.class, "How long it must be watched before it can be promoted.")
            .build();
    private final OptionSpec falseAlarms = Declare.option(
                    "--false-alarms", "PERCENT", String.class, "How likely a false alarm may be; 2% if missing.")
            .build();
    private final OptionSpec rollbackOn = Declare.option(
                    "--rollback-on", "KIND", String.class, "What needs no proof to go back: new-error.")
            .build();
    private final OptionSpec follow = Declare.flag(
                    "--follow", "Go on with the logs as they grow, and tell each turn of the verdict.")
            .build();
    private final OptionSpec lines = Declare.flag(
                    "--lines", "In JSON, also tell of each line of a changed node what it is.")
            .build();
    private final ReportOptions output = new ReportOptions();

    private JudgeCommand(Console console) {
        this.console = console;
    }

    private static OptionSpec files(String name, String description) {
        return paths(name, "FILE", description);
    }

    private static OptionSpec folders(String name, String description) {
        return paths(name, "DIR", description);
    }

    private static OptionSpec paths(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .arity("1")
                .description(description)
                .build();
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        JudgeCommand judge = new JudgeCommand(console);
        CommandSpec command = Declare.command(
                "judge",
                judge,
                "Tell whether changed nodes are worse than before and than the others: promote (0), roll back (1) or"
                        + " hold (4).",
                "");
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        for (OptionSpec option : List.of(
                judge.baseline,
                judge.canary,
                judge.baselineDir,
                judge.canaryDir,
                judge.changedAt,
                judge.watch,
                judge.falseAlarms,
                judge.rollbackOn,
                judge.follow,
                judge.lines)) {
            command.addOption(option);
        }
        judge.output.addTo(command);
        return Declare.withHelp(command)
                .addSubcommand("learn", JudgeLearn.declared(console))
                .addSubcommand("mark", JudgeMark.declared(console))
                .addSubcommand("records", JudgeRecords.declared(console));
    }

    @Override
    public Integer call() throws IOException {
        try {
            FleetLogs logs = logs();
            List<NodeLogs> nodes = logs.nodes();
            if (Declare.isSet(follow)) {
                return follow(logs, nodes);
            }
            return write(
                    nodes,
                    new LogJudge(nodes, new ReaderBytes(console.in()))
                            .judge(logs.learnt(), changedAt(), plan(), Declare.isSet(lines)));
        } catch (JudgeException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            console.err().println("ghostlight judge: it was interrupted. There is no verdict.");
            return ExitCode.HOLD;
        }
    }

    private int write(List<NodeLogs> nodes, Judged judged) throws IOException {
        Report report = Report.judged(service(nodes), "live", judged);
        int written = output.write(report, output.format(), console);
        return written == ExitCode.CLEAR ? ExitCode.of(report.verdict()) : written;
    }

    private int follow(FleetLogs logs, List<NodeLogs> nodes) throws JudgeException, InterruptedException, IOException {
        if (Declare.isSet(lines) || logs.canaryFiles().contains(Path.of("-"))) {
            throw wrong("--follow goes on with files as they grow: neither --lines nor standard input goes with it");
        }
        JudgePlan plan = plan().apply(changedAt().orElse(Instant.now().toEpochMilli()));
        History history = LiveJudge.history(
                logs.learnt(), nodes.stream().map(NodeLogs::node).toList());
        new LogJudge(nodes, InputStream.nullInputStream()).learnBefore(history, plan.changedAtMillis());
        boolean isText = output.format() == Format.TEXT;
        JudgeFollow following = new JudgeFollow(isText ? console.out() : console.err());
        try {
            LineSource source = FollowedLogs.of(logs, nodes, duration -> Thread.sleep(duration.toMillis()));
            return write(
                    nodes,
                    following.follow(turn -> new LiveJudge(history, plan, InstantSource.system(), turn), source));
        } finally {
            console.out().flush();
            following.end();
        }
    }

    private static String service(List<NodeLogs> nodes) {
        return nodes.stream()
                .filter(logs -> logs.node().isChanged())
                .map(logs -> logs.node().source())
                .findFirst()
                .orElse("");
    }

    private FleetLogs logs() {
        List<Path> usual = values(baseline);
        boolean isLearntThere = Files.exists(FleetLogs.USUAL_BASELINE);
        if (isLearntThere && usual.stream().noneMatch(BaselineFile::isOne)) {
            usual = Stream.concat(usual.stream(), Stream.of(FleetLogs.USUAL_BASELINE))
                    .toList();
        }
        FleetLogs logs = new FleetLogs(usual, values(canary), values(baselineDir), values(canaryDir));
        if (logs.canaryFiles().isEmpty() && logs.canaryFolders().isEmpty()) {
            throw wrong("nothing says which logs are judged. Name a log of a changed node with --canary, or a folder"
                    + " with an entry for each of them with --canary-dir");
        }
        if (logs.baselineFiles().isEmpty() && logs.baselineFolders().isEmpty()) {
            throw wrong("nothing says what is usual. Name a log from before, or one of 'ghostlight judge learn', with"
                    + " --baseline, or a folder with an entry for each unchanged node with --baseline-dir");
        }
        return logs;
    }

    private OptionalLong changedAt() {
        @Nullable String text = changedAt.getValue();
        try {
            return text == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Units.time(text).toEpochMilli());
        } catch (UnitException e) {
            throw wrong("--changed-at: " + e.what() + ". " + e.remedy());
        }
    }

    private java.util.function.LongFunction<JudgePlan> plan() {
        double seconds = duration(watch, 0);
        double alarms = alarms();
        @Nullable String enough = rollbackOn.getValue();
        boolean isNewErrorEnough = enough != null
                && Choice.of(rollbackOn.command().commandLine(), "--rollback-on", enough, List.of("new-error"))
                        .equals("new-error");
        return changed -> new JudgePlan(changed, seconds, alarms, isNewErrorEnough);
    }

    private double duration(OptionSpec option, double usual) {
        @Nullable String text = option.getValue();
        try {
            return text == null ? usual : Units.duration(text);
        } catch (UnitException e) {
            throw wrong(option.longestName() + ": " + e.what() + ". " + e.remedy());
        }
    }

    private double alarms() {
        @Nullable String text = falseAlarms.getValue();
        try {
            double part = text == null ? JudgePlan.FALSE_ALARMS : Units.percent(text);
            if (!(part > 0 && part < 1)) {
                throw wrong("--false-alarms: '" + text + "' is no probability of something that may happen or not."
                        + " Give one above 0% and below 100%");
            }
            return part;
        } catch (UnitException e) {
            throw wrong("--false-alarms: " + e.what() + ". " + e.remedy());
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(canary.command().commandLine(), what);
    }

    /** The files that an option names. */
    private static List<Path> values(OptionSpec option) {
        @Nullable List<Path> values = option.getValue();
        return values == null ? List.of() : values;
    }
}
