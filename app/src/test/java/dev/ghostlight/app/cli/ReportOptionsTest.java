package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportOptionsTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ghostlight.yaml"), ForecastCommandTest.SERVICE);
    }

    @Test
    void every_format_is_written() {
        assertThat(forecast("--format", "text").out()).startsWith("CLEAR  ");
        assertThat(forecast("--format", "json").out()).startsWith("{\"ghostlight\":1,\"verb\":\"forecast\"");
        assertThat(forecast("--format", "markdown").out()).contains("The forecast for shop in prod");
        assertThat(forecast("--format", "sarif").out()).contains("\"version\":\"2.1.0\"");
        assertThat(forecast("--format", "html").out()).startsWith("<!doctype html>");
    }

    @Test
    void an_unknown_format_is_refused_with_the_one_meant() {
        Ran ran = forecast("--format", "jsn");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .isEqualTo("ghostlight forecast: Invalid value for option '--format': 'jsn' is none of text, json,"
                        + " markdown, sarif, html. Did you mean 'json'? Nothing was run."
                        + " 'ghostlight forecast --help' tells what there is.\n");
        assertThat(forecast("--format", "JSON").err()).contains("Did you mean 'json'?");
        assertThat(forecast("--format", "").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_file_gets_the_whole_report_and_the_terminal_nothing() throws Exception {
        Path file = folder.resolve("out ö.json");
        Ran ran = forecast("--format", "json", "--out", file.toString());
        assertThat(ran).isEqualTo(new Ran(ExitCode.CLEAR, "", ""));
        assertThat(file)
                .hasContent(forecast("--format", "json").out())
                .satisfies(written -> assertThat(Files.getPosixFilePermissions(written))
                        .as("readable as any other new file")
                        .isEqualTo(Files.getPosixFilePermissions(folder.resolve("ghostlight.yaml"))));
        assertNothingElse("out ö.json");
    }

    @Test
    void the_exit_code_is_that_of_the_forecast() {
        String file = folder.resolve("out").toString();
        assertThat(forecast("--env", "beta", "--gap", "0s", "--out", file).exitCode())
                .isEqualTo(ExitCode.DANGER);
    }

    @Test
    void a_file_that_is_there_is_replaced() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "old");
        assertThat(forecast("--out", file.toString()).exitCode()).isEqualTo(ExitCode.CLEAR);
        assertThat(file).content().startsWith("CLEAR").doesNotContain("old");
    }

    @Test
    void a_link_stays_a_link() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(forecast("--out", link.toString()).exitCode()).isEqualTo(ExitCode.CLEAR);
        assertThat(link).isSymbolicLink();
        assertThat(file).content().startsWith("CLEAR");
    }

    @Test
    void a_device_is_written_to() {
        assertThat(forecast("--out", "/dev/null")).isEqualTo(new Ran(ExitCode.CLEAR, "", ""));
        assertThat(forecast("--out", "/dev/full").err()).contains("No space left on device");
    }

    @Test
    void what_cannot_be_written_is_said_and_leaves_nothing() throws Exception {
        Ran missing = forecast("--out", folder.resolve("nowhere/out").toString());
        assertThat(missing.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(missing.err())
                .isEqualTo("ghostlight: " + folder.resolve("nowhere/out")
                        + " cannot be written: its folder is not there."
                        + " The report is lost. Name a file in a folder that can be written.\n");
        Ran occupied = forecast("--out", folder.toString());
        assertThat(occupied.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(occupied.err()).contains("Is a directory");
        Ran below = forecast("--out", folder.resolve("ghostlight.yaml/out").toString());
        assertThat(below.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(below.err()).contains("Not a directory");
        Ran long256 = forecast("--out", folder.resolve("x".repeat(256)).toString());
        assertThat(long256.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(long256.err()).contains("File name too long");
        assertNothingElse();
    }

    @Test
    void many_at_the_same_time_leave_one_whole_report() throws Exception {
        Path file = folder.resolve("out.html");
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(
                    () -> forecast("--format", "html", "--out", file.toString()).exitCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> run : threads.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo(ExitCode.CLEAR);
            }
        }
        assertThat(file).hasContent(forecast("--format", "html").out());
        assertNothingElse("out.html");
    }

    private void assertNothingElse(String... written) throws IOException {
        List<String> expected = new ArrayList<>(List.of(written));
        expected.add("ghostlight.yaml");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private Ran forecast(String... options) {
        List<String> arguments = new ArrayList<>(List.of("forecast", folder.toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
