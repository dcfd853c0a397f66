package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.judge.FleetLogs;
import dev.ghostlight.app.judge.FleetMetrics;
import dev.ghostlight.app.judge.FollowedLogs;
import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.judge.LiveJudge;
import dev.ghostlight.app.judge.LiveMetrics;
import dev.ghostlight.app.judge.LogJudge;
import dev.ghostlight.app.judge.NodeLogs;
import dev.ghostlight.app.judge.WatchedFleet;
import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.app.signals.Pause;
import dev.ghostlight.app.signals.metrics.PrometheusLogin;
import dev.ghostlight.core.judge.History;
import dev.ghostlight.core.judge.JudgePlan;
import dev.ghostlight.core.judge.JudgedNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Judges what is live by its logs and metrics. */
final class JudgeCommand implements Callable<Integer> {
    private final Console console;
    private final JudgeInputs inputs = new JudgeInputs();
    private final JudgePlanOptions plan = new JudgePlanOptions();
    private final OptionSpec follow = Declare.flag(
                    "--follow", "Go on with what is watched as it grows, and tell each turn of the verdict.")
            .build();
    private final OptionSpec lines = Declare.flag(
                    "--lines", "In JSON, also tell of each line of a changed node what it is.")
            .build();
    private final ReportOptions output = new ReportOptions();

    private JudgeCommand(Console console) {
        this.console = console;
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
        judge.inputs.addTo(command);
        judge.plan.addTo(command);
        command.addOption(judge.follow).addOption(judge.lines);
        judge.output.addTo(command);
        return Declare.withHelp(command)
                .addSubcommand("learn", JudgeLearn.declared(console))
                .addSubcommand("mark", JudgeMark.declared(console))
                .addSubcommand("records", JudgeRecords.declared(console));
    }

    @Override
    public Integer call() throws IOException {
        try {
            if (inputs.isWatch()) {
                return followWatched(inputs.watched());
            }
            boolean isFollowed = Declare.isSet(follow);
            FleetLogs logs = inputs.logs(isFollowed || plan.changedAt().isPresent());
            List<NodeLogs> nodes = logs.nodes();
            FleetMetrics metrics =
                    inputs.metrics(nodes.stream().map(NodeLogs::node).toList());
            if (isFollowed) {
                return followFiles(logs, nodes, metrics);
            }
            return write(new LogJudge(nodes, new ReaderBytes(console.in()))
                    .judge(logs.learnt(), plan.changedAt(), plan.plan(), Declare.isSet(lines), metrics));
        } catch (JudgeException | ConfigException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            console.err().println("ghostlight judge: it was interrupted. There is no verdict.");
            return ExitCode.HOLD;
        }
    }

    private int write(Judged judged) throws IOException {
        Report report = Report.judged(String.join(", ", judged.judgement().changed()), "live", judged);
        int written = output.write(report, output.format(), console);
        return written == ExitCode.CLEAR ? ExitCode.of(report.verdict()) : written;
    }

    private int followFiles(FleetLogs logs, List<NodeLogs> nodes, FleetMetrics metrics)
            throws JudgeException, InterruptedException, IOException {
        if (inputs.hasStandardInput()) {
            throw wrong("--follow goes on with files as they grow, and standard input is none. Name files");
        }
        JudgePlan planned = planned();
        History history = LiveJudge.history(
                logs.learnt(), nodes.stream().map(NodeLogs::node).toList());
        new LogJudge(nodes, InputStream.nullInputStream()).learnBefore(history, planned.changedAtMillis());
        return follow(history, FollowedLogs.of(logs, nodes, pause()), metrics, planned);
    }

    private int followWatched(WatchedFleet fleet) throws JudgeException, InterruptedException, IOException {
        if (!Declare.isSet(follow)) {
            throw wrong("PATH is given without --follow. What is watched is judged as it comes, and not at once. Add"
                    + " --follow, or name files");
        }
        JudgePlan planned = planned();
        List<JudgedNode> nodes = fleet.nodes();
        FleetMetrics metrics = fleet.metrics(PrometheusLogin.of(console.variables()), inputs.expected());
        History history = LiveJudge.history(inputs.learntOnly().learnt(), nodes);
        LiveJudge.learn(history, fleet.untilNow(), planned.changedAtMillis()).forEach(console.err()::println);
        return follow(history, fleet.lines(pause()), metrics, planned);
    }

    private JudgePlan planned() {
        if (Declare.isSet(lines)) {
            throw wrong("--follow tells turns of the verdict and no lines. Leave out --lines");
        }
        return plan.plan().apply(plan.changedAt().orElse(Instant.now().toEpochMilli()));
    }

    private int follow(History history, LineSource source, FleetMetrics metrics, JudgePlan planned)
            throws InterruptedException, IOException {
        boolean hasLines = !history.nodes().isEmpty();
        double part = metrics.partOfFalseAlarms(hasLines);
        JudgePlan ofLines = hasLines ? planned.withPartOfFalseAlarms(1 - part) : planned;
        LiveMetrics measured = new LiveMetrics(metrics, planned.falseAlarms() * part, InstantSource.system(), pause());
        JudgeFollow following = new JudgeFollow(output.format() == Format.TEXT ? console.out() : console.err());
        try {
            return write(following.follow(
                    turn -> new LiveJudge(history, ofLines, InstantSource.system(), turn), source, measured));
        } finally {
            console.out().flush();
            following.end();
        }
    }

    private static Pause pause() {
        return duration -> Thread.sleep(duration.toMillis());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(follow.command().commandLine(), what);
    }
}
