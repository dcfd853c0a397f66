package dev.ghostlight.app.cli;

import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.report.Reports;
import dev.ghostlight.app.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a report goes, and how it is written. */
final class ReportOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write the report: text (if missing), json, markdown, sarif or html.",
            completionCandidates = Formats.class)
    private @Nullable String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; standard output if missing.")
    private @Nullable Path out;

    /** The words that shell completion offers. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    private static List<String> names() {
        return Arrays.stream(Format.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The command these options are part of. */
    CommandLine commandLine() {
        CommandSpec owner = command;
        if (owner == null) {
            throw new IllegalStateException("the options are not part of a command");
        }
        return owner.commandLine();
    }

    /** The format asked for. */
    Format format() {
        String name = format;
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
        Path file = out;
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
