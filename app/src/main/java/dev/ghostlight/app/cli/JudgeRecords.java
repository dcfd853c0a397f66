package dev.ghostlight.app.cli;

import dev.ghostlight.app.judge.JudgeException;
import dev.ghostlight.app.judge.RecordReader;
import dev.ghostlight.app.report.RecordsReport;
import dev.ghostlight.app.signals.files.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Shows which records the lines of a log make. */
final class JudgeRecords implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("text", "json");

    private final Console console;
    private final PositionalParamSpec file = Declare.argument("FILE", Path.class, "The log; - is standard input.")
            .build();
    private final OptionSpec format = Declare.option(
                    "--format", "FORMAT", String.class, "How to write them: text (if missing) or json.")
            .completionCandidates(FORMATS)
            .build();

    private JudgeRecords(Console console) {
        this.console = console;
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console) {
        JudgeRecords records = new JudgeRecords(console);
        CommandSpec command = Declare.command(
                "records", records, "Show which records the lines of a log make, and their fingerprints.");
        command.addPositional(records.file).addOption(records.format);
        return Declare.withHelp(command);
    }

    @Override
    public Integer call() throws IOException {
        @Nullable Path log = file.getValue();
        if (log == null) {
            throw new ParameterException(file.command().commandLine(), "Missing required parameter: 'FILE'");
        }
        @Nullable String asked = format.getValue();
        String chosen = asked == null ? "text" : Choice.of(file.command().commandLine(), "--format", asked, FORMATS);
        RecordsReport report = chosen.equals("json")
                ? RecordsReport.json(console.out())
                : RecordsReport.text(console.out(), console.terminal());
        try (report) {
            RecordReader.read(LogFile.of("", log), new ReaderBytes(console.in()), report::record)
                    .forEach(console.err()::println);
            return ExitCode.CLEAR;
        } catch (JudgeException e) {
            console.err().println(e.getMessage());
            return ExitCode.USAGE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.HOLD;
        }
    }
}
