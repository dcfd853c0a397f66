package dev.ghostlight.app.cli;

import dev.ghostlight.app.judge.BaselineFile;
import dev.ghostlight.app.judge.FleetLogs;
import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.app.judge.LogLearner;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.model.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Learns what is usual from the logs of a release that works. */
final class JudgeLearn implements Callable<Integer> {
    private final Console console;
    private final PositionalParamSpec logs = PositionalParamSpec.builder()
            .paramLabel("LOG")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("Logs, one for each node, named by its file; - is standard input.")
            .build();
    private final OptionSpec into = Declare.option(
                    "--into",
                    "FILE",
                    Path.class,
                    "The baseline to which it is added; a new one if it is not there;"
                            + " .ghostlight/baseline.gz if missing.")
            .build();
    private final OptionSpec release = Declare.option(
                    "--release", "RELEASE", String.class, "Which release wrote the logs.")
            .required(true)
            .build();
    private final OptionSpec deployAt = OptionSpec.builder("--deploy-at")
            .paramLabel("TIME")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description("When it was deployed: what comes around that time only is noise of deploys.")
            .build();

    private JudgeLearn(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        JudgeLearn learn = new JudgeLearn(console);
        CommandSpec command =
                Declare.command("learn", learn, "Learn what is usual from the logs of a release that works.");
        command.usageMessage().sortOptions(false);
        command.addPositional(learn.logs)
                .addOption(learn.into)
                .addOption(learn.release)
                .addOption(learn.deployAt);
        return Declare.withHelp(command);
    }

    @Override
    public Integer call() {
        @Nullable List<Path> given = logs.getValue();
        @Nullable Path chosen = into.getValue();
        Path file = chosen == null ? FleetLogs.USUAL_BASELINE : chosen;
        String named = String.valueOf(release.<String>getValue());
        try {
            List<LogFile> files = (given == null ? List.<Path>of() : given)
                    .stream().map(log -> LogFile.of(LogLearner.node(log), log)).toList();
            LogLearner.Result learnt = LogLearner.learn(files, new ReaderBytes(console.in()), named, deploys());
            learnt.notes().forEach(console.err()::println);
            Baseline now = BaselineFile.change(file, before -> before.plus(learnt.baseline()));
            console.out()
                    .println(file + ": learnt " + Show.count((double) learnt.records()) + " records of release "
                            + named + "; it knows "
                            + Show.count((double) now.signatures().size()) + " signatures of "
                            + now.learnt().size() + (now.learnt().size() == 1 ? " learning." : " learnings."));
            return ExitCode.CLEAR;
        } catch (JudgeException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            console.err().println("ghostlight judge learn: it was interrupted. " + file + " is as it was.");
            return ExitCode.HOLD;
        }
    }

    private List<Long> deploys() {
        @Nullable List<String> texts = deployAt.getValue();
        List<Long> times = new ArrayList<>();
        for (String text : texts == null ? List.<String>of() : texts) {
            try {
                times.add(Units.time(text).toEpochMilli());
            } catch (UnitException e) {
                throw new ParameterException(
                        into.command().commandLine(), "--deploy-at: " + e.what() + ". " + e.remedy());
            }
        }
        return times;
    }
}
