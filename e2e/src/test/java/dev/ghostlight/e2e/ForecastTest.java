package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ROOT;
import static dev.ghostlight.e2e.Processes.ghostlight;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForecastTest {
    private static final String EXAMPLE = "examples/stickers";
    private static final String WITH_LOG = """
            service: shop
            environments:
              prod:
                fleet: { nodes: 4 }
                stores: { db: { capacity: 10000/s } }
                caches:
                  items:
                    fills-from: db
                    held: per-node
                    expires: { after-write: 1h }
                    requests: 500/s
                    keys: { log: access.log, key: 'id=(\\d+)' }
            rollout: { gap: 0s }
            """;

    @TempDir
    private Path temporary = Path.of("");

    @BeforeAll
    static void build() throws Exception {
        // What the launcher says when it has to build is not in the way then.
        assertThat(ghostlight("--version").exitCode()).isZero();
    }

    @Test
    void the_night_of_the_stickers_is_forecast() throws Exception {
        Outcome outcome = ghostlight("forecast", EXAMPLE);
        List<String> golden = Files.readAllLines(ROOT.resolve(EXAMPLE + "/golden/prod.txt"));
        assertThat(outcome.out().lines()).containsExactlyElementsOf(golden.subList(1, golden.size() - 1));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void a_first_file_is_written_and_forecast_in_an_empty_folder() throws Exception {
        String question = "init --service shop --nodes 50 --requests 8000/s --keys 3000 --popularity zipf(0.9) --ttl 2h"
                + " --capacity 1000/s --gap 4m";
        Outcome init = inFolder(question.split(" "));
        assertThat(init).isEqualTo(new Outcome(0, "Wrote ghostlight.yaml. Next: ghostlight forecast\n", ""));
        Outcome forecast = inFolder("forecast");
        assertThat(forecast.out()).startsWith("CLEAR  The forecast for shop in prod found no danger");
        assertThat(forecast.exitCode()).isZero();
    }

    @Test
    void keys_are_counted_in_a_log_of_50_megabytes() throws Exception {
        Files.writeString(temporary.resolve("ghostlight.yaml"), WITH_LOG);
        writeLog(50_000_000, 997);
        Outcome forecast = inFolder("forecast");
        assertThat(forecast.err()).isEmpty();
        assertThat(forecast.out()).contains("To first expiry  3,988 calls in 1 h");
    }

    @Test
    void an_interrupt_ends_a_long_count_at_once_and_leaves_nothing() throws Exception {
        Files.writeString(temporary.resolve("ghostlight.yaml"), WITH_LOG);
        Path log = temporary.resolve("access.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        Path streams = Files.createDirectory(temporary.resolve("streams"));
        Process process = Processes.start(
                temporary,
                Map.of(),
                streams.resolve("out"),
                streams.resolve("err"),
                // A job in the background of a script does not hear of interrupts.
                "env",
                "--default-signal=INT",
                ROOT.resolve("ghostlight").toString(),
                "forecast",
                "--out",
                "report.txt");
        try {
            while (!hasOpen(process, log)) {
                assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
                        .as("it reads the log")
                        .isFalse();
            }
            Processes.run(temporary, Map.of(), "kill", "-INT", String.valueOf(process.pid()));
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(names()).containsExactlyInAnyOrder("access.log", "ghostlight.yaml", "streams");
    }

    @Test
    void a_kill_leaves_the_old_report_or_the_new_one() throws Exception {
        Path report = temporary.resolve("report.html");
        Path streams = Files.createDirectory(temporary.resolve("streams"));
        for (int millis = 100; millis <= 700; millis += 50) {
            Files.writeString(report, "old");
            Process process = Processes.start(
                    ROOT,
                    Map.of(),
                    streams.resolve("out"),
                    streams.resolve("err"),
                    "./ghostlight",
                    "forecast",
                    EXAMPLE,
                    "--format",
                    "html",
                    "--out",
                    report.toString());
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            assertThat(Files.readString(report))
                    .as("after %d ms", millis)
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEqualTo("old"),
                            text -> assertThat(text).endsWith("</html>\n"));
        }
    }

    @Test
    void a_reader_of_the_first_line_gets_it() throws Exception {
        Outcome outcome = bash("./ghostlight forecast " + EXAMPLE + " | head -1; echo ${PIPESTATUS[0]}");
        assertThat(outcome.out()).isEqualTo("DANGER  The forecast for stickers in prod found 2 dangers.\n1\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void two_forecasts_at_the_same_time_do_not_disturb_each_other() throws Exception {
        Outcome both =
                bash("./ghostlight forecast " + EXAMPLE + " --out " + temporary + "/report & ./ghostlight forecast "
                        + EXAMPLE + " --out " + temporary + "/report; first=$?; wait $!; echo $first $?");
        assertThat(both).isEqualTo(new Outcome(0, "1 1\n", ""));
        assertThat(temporary.resolve("report"))
                .hasContent(ghostlight("forecast", EXAMPLE).out());
        assertThat(names()).containsExactly("report");
    }

    @Test
    void a_folder_in_which_nothing_can_be_written_is_told() throws Exception {
        // Not even root can create a file there.
        Outcome forecast = ghostlight("forecast", EXAMPLE, "--out", "/proc/report.txt");
        assertThat(forecast.exitCode()).isEqualTo(3);
        assertThat(forecast.err()).startsWith("ghostlight: /proc/report.txt cannot be written: ");
        String question = "init /proc --nodes 5 --requests 1/s --keys 3 --popularity uniform --ttl 2h --gap 4m";
        Outcome init = ghostlight(question.split(" "));
        assertThat(init.exitCode()).isEqualTo(3);
        assertThat(init.err()).startsWith("ghostlight init: /proc/ghostlight.yaml cannot be written: ");
    }

    private Outcome inFolder(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = ROOT.resolve("ghostlight").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Processes.run(temporary, Map.of(), command);
    }

    private static Outcome bash(String script) throws Exception {
        return Processes.run(ROOT, Map.of(), "bash", "-c", script);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Whether the JVM that the launcher started has a file open. */
    private static boolean hasOpen(Process launcher, Path file) throws IOException {
        for (ProcessHandle jvm : launcher.children().toList()) {
            try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(jvm.pid()), "fd"))) {
                for (Path link : open.toList()) {
                    if (Files.readSymbolicLink(link).equals(file)) {
                        return true;
                    }
                }
            } catch (NoSuchFileException _) {
                // Closed in the meantime.
            }
        }
        return false;
    }

    private void writeLog(int bytes, int keys) throws IOException {
        try (BufferedWriter log = Files.newBufferedWriter(temporary.resolve("access.log"))) {
            for (int written = 0, line = 0; written < bytes; line++) {
                String text = "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /item?id=" + line % keys + "\" 200\n";
                log.write(text);
                written += text.length();
            }
        }
    }
}
