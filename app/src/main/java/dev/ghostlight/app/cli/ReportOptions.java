package dev.ghostlight.app.cli;

import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.report.Reports;
import dev.ghostlight.app.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where a report goes, and how it is written. */
final class ReportOptions {
    private final OptionSpec format = Declare.option(
                    "--format",
                    "FORMAT",
                    String.class,
                    "How to write the report: text (if missing), json, markdown, sarif or html.")
            .completionCandidates(names())
            .build();
    private final OptionSpec out = Declare.option("--out", "FILE", Path.class, "Where to; standard output if missing.")
            .build();

    /** Adds the options to a command. */
    void addTo(CommandSpec command) {
        command.addOption(format).addOption(out);
    }

    private static List<String> names() {
        return Arrays.stream(Format.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The command these options are part of. */
    CommandLine commandLine() {
        return format.command().commandLine();
    }

    /** The format asked for. */
    Format format() {
        @Nullable String name = format.getValue();
        if (name == null) {
            return Format.TEXT;
        }
        return Format.valueOf(
                Choice.of(commandLine(), "--format", name, names()).toUpperCase(Locale.ROOT));
    }

    /**
     * Writes a report; into a file wholly or not at all.
     *
     * @return the exit code: clear, or that the file cannot be written
     */
    int write(Report report, Format asked, Console console) throws IOException {
        @Nullable Path file = out.getValue();
        if (file == null) {
            Reports.write(report, asked, console.terminal(), console.out());
            return ExitCode.CLEAR;
        }
        StringBuilder text = new StringBuilder();
        Reports.write(report, asked, new Terminal(Console.USUAL_WIDTH, false), text);
        try {
            WholeFile.write(file, text.toString());
            return ExitCode.CLEAR;
        } catch (IOException e) {
            console.err()
                    .println("ghostlight: " + file + " cannot be written: " + Unwritable.reason(e)
                            + ". The report is lost. Name a file in a folder that can be written.");
            return ExitCode.ENVIRONMENT;
        }
    }
}
