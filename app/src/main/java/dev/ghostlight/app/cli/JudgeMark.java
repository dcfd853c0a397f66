package dev.ghostlight.app.cli;

import dev.ghostlight.app.judge.BaselineFile;
import dev.ghostlight.app.judge.FleetLogs;
import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.core.judge.Mark;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Notes what a signature means to people. */
final class JudgeMark implements Callable<Integer> {
    private static final String REMOVE = "none";
    private static final List<String> MEANINGS = Stream.concat(
                    Arrays.stream(Mark.Meaning.values())
                            .map(meaning -> meaning.name().toLowerCase(Locale.ROOT)),
                    Stream.of(REMOVE))
            .toList();

    private final Console console;
    private final InstantSource clock;
    private final PositionalParamSpec fingerprint = Declare.argument(
                    "FINGERPRINT", String.class, "Which signature, as a report names it.")
            .index("0")
            .build();
    private final PositionalParamSpec meaning = Declare.argument(
                    "MEANING",
                    String.class,
                    "harmless, watch (holds a rollout), stop (reason enough to go back), or none to take it back.")
            .index("1")
            .completionCandidates(MEANINGS)
            .build();
    private final OptionSpec reason =
            Declare.option("--reason", "TEXT", String.class, "Why.").build();
    private final OptionSpec into = Declare.option(
                    "--into",
                    "FILE",
                    Path.class,
                    "The baseline in which it is kept; a new one if it is not there;"
                            + " .ghostlight/baseline.gz if missing.")
            .build();

    private JudgeMark(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        JudgeMark mark = new JudgeMark(console, InstantSource.system());
        CommandSpec command = Declare.command(
                "mark", mark, "Note that a signature is harmless, is to be watched, or must stop a rollout, and why.");
        command.usageMessage().sortOptions(false);
        command.addPositional(mark.fingerprint)
                .addPositional(mark.meaning)
                .addOption(mark.reason)
                .addOption(mark.into);
        return Declare.withHelp(command);
    }

    @Override
    public Integer call() {
        @Nullable String named = fingerprint.getValue();
        @Nullable String meant = meaning.getValue();
        if (named == null || meant == null) {
            throw wrong("a mark needs FINGERPRINT and MEANING, such as: judge mark v1:0123456789abcdef harmless"
                    + " --reason 'the cache logs it at each miss'");
        }
        Fingerprint marked = Fingerprint.parse(named)
                .orElseThrow(() -> wrong("'" + named + "' is no fingerprint. It looks like v1:0123456789abcdef"));
        String word = Choice.of(into.command().commandLine(), "MEANING", meant, MEANINGS);
        @Nullable String why = reason.getValue();
        if (!word.equals(REMOVE) && (why == null || why.isBlank())) {
            throw wrong("--reason is missing: who reads the mark next year will want to know why. Say why");
        }
        @Nullable Path chosen = into.getValue();
        Path file = chosen == null ? FleetLogs.USUAL_BASELINE : chosen;
        try {
            boolean[] isKnown = new boolean[1];
            BaselineFile.change(file, baseline -> {
                isKnown[0] = baseline.signature(marked).isPresent();
                return word.equals(REMOVE) ? baseline.without(marked) : baseline.with(mark(marked, word, why));
            });
            console.out()
                    .println(file + ": " + marked
                            + (word.equals(REMOVE) ? " is no more marked." : " is marked as " + word + ".")
                            + (isKnown[0] ? "" : " The baseline has not seen it itself."));
            return ExitCode.CLEAR;
        } catch (JudgeException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        }
    }

    private Mark mark(Fingerprint marked, String word, @Nullable String why) {
        return new Mark(
                marked, Mark.Meaning.valueOf(word.toUpperCase(Locale.ROOT)), String.valueOf(why), clock.millis());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(into.command().commandLine(), what);
    }
}
