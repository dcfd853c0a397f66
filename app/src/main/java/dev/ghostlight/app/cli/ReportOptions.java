package dev.ghostlight.app.cli;

import dev.ghostlight.app.report.Format;
import dev.ghostlight.app.report.Report;
import dev.ghostlight.app.report.Reports;
import dev.ghostlight.app.report.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
            writeWhole(file.toAbsolutePath(), text.toString());
            return ExitCode.CLEAR;
        } catch (IOException e) {
            console.err()
                    .println("ghostlight: " + file + " cannot be written: " + Unwritable.reason(e)
                            + ". The report is lost. Name a file in a folder that can be written.");
            return ExitCode.ENVIRONMENT;
        }
    }

    private static void writeWhole(Path named, String text) throws IOException {
        // A link stays one.
        Path file = Files.exists(named) ? named.toRealPath() : named;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return;
        }
        // A temporary file of the JVM would be readable to nobody else, and so would the report.
        Path part = file.resolveSibling(".ghostlight-" + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().threadId() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
