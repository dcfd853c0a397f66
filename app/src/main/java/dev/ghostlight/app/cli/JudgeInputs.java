package dev.ghostlight.app.cli;

import dev.ghostlight.app.config.Config;
import dev.ghostlight.app.config.ConfigFile;
import dev.ghostlight.app.config.WatchConfig;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.judge.BaselineFile;
import dev.ghostlight.app.judge.FleetLogs;
import dev.ghostlight.app.judge.FleetMetrics;
import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.app.judge.WatchedFleet;
import dev.ghostlight.app.signals.metrics.CsvSource;
import dev.ghostlight.app.signals.metrics.MetricSource;
import dev.ghostlight.core.judge.JudgedNode;
import dev.ghostlight.core.judge.metrics.ExpectedEvent;
import dev.ghostlight.core.model.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** The options that say what is judged, and what it is held against. */
final class JudgeInputs {
    private final PositionalParamSpec path = Declare.argument(
                    "PATH", Path.class, "With --follow: a ghostlight.yaml whose watch: is read, or its folder.")
            .build();
    private final OptionSpec environment = Declare.option(
                    "--env", "NAME", String.class, "Its environment; prod, or the only one, if missing.")
            .build();
    private final OptionSpec baseline = many(
            "--baseline",
            "FILE",
            Path.class,
            "What is usual: a log from before or of an unchanged node, or a file of 'judge learn'.");
    private final OptionSpec canary =
            many("--canary", "FILE", Path.class, "A log of a changed node; - is standard input.");
    private final OptionSpec baselineDir = many(
            "--baseline-dir",
            "DIR",
            Path.class,
            "A folder with a log or a folder of logs for each node, of what is usual.");
    private final OptionSpec canaryDir = many("--canary-dir", "DIR", Path.class, "The same of the changed nodes.");
    private final OptionSpec changed = many(
            "--changed",
            "NODE",
            String.class,
            "A changed node, where no option above says it: of --baseline-dir," + " --metrics or PATH.");
    private final OptionSpec metrics =
            many("--metrics", "FILE", Path.class, "Numbers over time, as CSV: time,node,metric,value.");
    private final OptionSpec expect = many(
            "--expect",
            "EVENT",
            String.class,
            "What should go on happening: 'mails_sent per orders_paid', or a beat such as 'cleanup_done'.");

    private static OptionSpec many(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .arity("1")
                .description(description)
                .build();
    }

    void addTo(CommandSpec command) {
        command.addPositional(path);
        for (OptionSpec option :
                List.of(environment, baseline, canary, baselineDir, canaryDir, changed, metrics, expect)) {
            command.addOption(option);
        }
    }

    /** Whether a configuration says what is watched. */
    boolean isWatch() {
        if (path.getValue() == null) {
            return false;
        }
        if (hasLogs() || !files(metrics).isEmpty()) {
            throw wrong("PATH and files are given. What is judged is not clear. Name either a ghostlight.yaml that says"
                    + " what is watched, or the files");
        }
        return true;
    }

    private boolean hasLogs() {
        return !files(canary).isEmpty()
                || !files(canaryDir).isEmpty()
                || !files(baselineDir).isEmpty();
    }

    /** What a configuration says is watched. */
    WatchedFleet watched() throws ConfigException {
        @Nullable Path given = path.getValue();
        Config config = ConfigFile.read(given == null ? Path.of("") : given);
        WatchConfig watch = WatchConfig.of(config, config.environment(environment.getValue()));
        if (watch.sources().isEmpty()) {
            throw wrong(given + " has nothing under watch:. Nothing can be judged. Write there where its logs and"
                    + " metrics are read");
        }
        if (changed().isEmpty()) {
            throw wrong("nothing says which nodes were changed. Nothing can be compared. Name each with --changed");
        }
        return new WatchedFleet(watch, changed());
    }

    /** The logs that are named; none where only metrics are. */
    FleetLogs logs(boolean isTimeOfChangeGiven) {
        List<Path> usual = files(baseline);
        FleetLogs logs = new FleetLogs(
                Stream.concat(usual.stream(), learnt(usual).stream()).toList(),
                files(canary),
                files(baselineDir),
                files(canaryDir),
                changed());
        boolean isJudged = !logs.canaryFiles().isEmpty()
                || !logs.canaryFolders().isEmpty()
                || (!logs.baselineFolders().isEmpty() && !changed().isEmpty());
        boolean hasMetrics = !files(metrics).isEmpty();
        if (!isJudged && !hasMetrics) {
            throw wrong(
                    "nothing says what is judged. Name a log of a changed node with --canary, a folder with an entry"
                            + " for each of them with --canary-dir, or numbers with --metrics");
        }
        if (isJudged && logs.baselineFiles().isEmpty() && logs.baselineFolders().isEmpty()) {
            throw wrong("nothing says what is usual. Name a log from before, or one of 'ghostlight judge learn', with"
                    + " --baseline, or a folder with an entry for each unchanged node with --baseline-dir");
        }
        boolean isTimeNeeded = hasMetrics
                || (isJudged && files(canary).isEmpty() && files(canaryDir).isEmpty());
        if (isTimeNeeded && !isTimeOfChangeGiven) {
            throw wrong("--changed-at is missing: what came before the change cannot be told from what came after it."
                    + " Give the time, such as --changed-at 2026-11-20T12:00:00Z");
        }
        return isJudged ? logs : new FleetLogs(List.of(), List.of(), List.of(), List.of(), Set.of());
    }

    /** What the project learnt before, unless another baseline is named. */
    private static Optional<Path> learnt(List<Path> usual) {
        boolean isNamed = usual.stream().anyMatch(BaselineFile::isOne);
        return Optional.of(FleetLogs.USUAL_BASELINE).filter(file -> !isNamed && Files.exists(file));
    }

    /** The baselines that were learnt before, for what a configuration says is watched. */
    FleetLogs learntOnly() throws JudgeException {
        List<Path> usual = files(baseline);
        List<String> others = usual.stream()
                .filter(file -> !BaselineFile.isOne(file))
                .map(file -> file + ": is no file of 'ghostlight judge learn'. With PATH, logs are read as watch: says."
                        + " Learn it first, or leave it out.")
                .toList();
        if (!others.isEmpty()) {
            throw new JudgeException(others);
        }
        return new FleetLogs(
                Stream.concat(usual.stream(), learnt(usual).stream()).toList(),
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    /** The metrics in files; of the nodes that were changed by name, or by their logs. */
    FleetMetrics metrics(Collection<JudgedNode> nodes) {
        Set<String> all = new TreeSet<>(changed());
        nodes.stream().filter(JudgedNode::isChanged).map(JudgedNode::name).forEach(all::add);
        List<MetricSource> sources = new ArrayList<>();
        files(metrics)
                .forEach(file -> sources.add(new CsvSource(file, Place.of(file.toString(), ""), Optional.empty())));
        if (sources.isEmpty() && !expected().isEmpty()) {
            throw wrong("--expect is about metrics, and there are none. Name them with --metrics");
        }
        return new FleetMetrics(sources, all, expected());
    }

    /** What should go on happening. */
    List<ExpectedEvent> expected() {
        @Nullable List<String> texts = expect.getValue();
        return (texts == null ? List.<String>of() : texts)
                .stream()
                        .map(text -> ExpectedEvent.parse(text)
                                .orElseThrow(() -> wrong("--expect: '" + text + "' is neither METRIC nor METRIC per"
                                        + " METRIC. Write one such as 'mails_sent per orders_paid'")))
                        .toList();
    }

    /** Whether standard input is among the logs. */
    boolean hasStandardInput() {
        return files(canary).contains(Path.of("-")) || files(baseline).contains(Path.of("-"));
    }

    private Set<String> changed() {
        @Nullable List<String> names = changed.getValue();
        return names == null ? Set.of() : Set.copyOf(names);
    }

    private static List<Path> files(OptionSpec option) {
        @Nullable List<Path> values = option.getValue();
        return values == null ? List.of() : values;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(canary.command().commandLine(), what);
    }
}
