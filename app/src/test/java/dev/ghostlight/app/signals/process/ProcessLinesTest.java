package dev.ghostlight.app.signals.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Background;
import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.LineSource;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessLinesTest {
    @Test
    void output_and_errors_are_two_lanes() throws Exception {
        Heard heard = Heard.of(shell("echo one; echo two >&2; printf three"));
        assertThat(heard.texts())
                .containsExactlyInAnyOrder("one", "two", "three")
                .containsSubsequence("one", "three");
        assertThat(heard.lines())
                .allMatch(told -> told.line().lane().equals(told.line().text().equals("two") ? "stderr" : "stdout"));
        assertThat(heard.nodes()).containsOnly("web-1");
        assertThat(heard.problems()).isEmpty();
    }

    @Test
    void envelopes_in_what_it_prints_are_opened() throws Exception {
        assertThat(Heard.of(shell("echo '{\"level\":\"info\",\"msg\":\"done\"}'"))
                        .texts())
                .containsExactly("done");
    }

    @Test
    void much_output_on_both_streams_is_read_to_its_end() throws Exception {
        Heard heard = Heard.of(shell("seq 1 9000; seq 1 9000 >&2"));
        assertThat(heard.lines()).hasSize(18_000);
    }

    @Test
    void a_bad_ending_and_a_missing_program_are_told() throws Exception {
        assertThat(Heard.of(shell("echo one; exit 3")).problems())
                .containsExactly("sh -c echo one; exit 3: ended with exit code 3. What it printed until then was read,"
                        + " and nothing comes any more. Run it by hand to see why.");
        Heard missing = Heard.of(new ProcessLines(List.of("no-such-program", "-f"), "web-1"));
        assertThat(missing.problems()).singleElement().asString().startsWith("no-such-program -f: cannot be run");
        assertThat(missing.problemRecords().getFirst().isUnread()).isTrue();
    }

    @Test
    void it_is_told_when_nothing_comes() throws Exception {
        try (Background reading = Background.of(shell("echo one; sleep 60"))) {
            reading.heard().await(heard -> heard.quiet() == 1);
            assertThat(reading.heard().texts()).containsExactly("one");
        }
    }

    @Test
    void closing_ends_it_with_all_that_it_started() throws Exception {
        long before = sleepers();
        try (Background reading =
                Background.of(shell("trap '' TERM; (sleep 6543 & wait) & echo started; sleep 6543"))) {
            reading.heard().await(heard -> heard.texts().contains("started"));
            assertThat(sleepers()).isGreaterThan(before);
            reading.end();
            assertThat(reading.heard().problems()).isEmpty();
        }
        for (int i = 0; i < 100 && sleepers() > before; i++) {
            Thread.sleep(Duration.ofMillis(20));
        }
        assertThat(sleepers()).isEqualTo(before);
    }

    @Test
    void what_is_piped_in_is_read_as_it_comes() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        try (Background reading = Background.of(new PipedLines(new PipedInputStream(writer), "web-1"))) {
            writer.write("one\ntw".getBytes(UTF_8));
            writer.flush();
            reading.heard().await(heard -> heard.quiet() == 1);
            assertThat(reading.heard().texts()).containsExactly("one");
            writer.write("o".getBytes(UTF_8));
            writer.close();
            reading.heard().await(heard -> heard.lines().size() == 2);
            assertThat(reading.heard().texts()).containsExactly("one", "two");
        }
    }

    @Test
    void closing_ends_what_never_stops_to_print() throws Exception {
        try (Background reading = Background.of(shell("while :; do echo y; sleep 0.01; done"))) {
            reading.heard().await(heard -> !heard.lines().isEmpty());
        }
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("sleep 6543"))
                .count();
    }

    private static LineSource shell(String script) {
        return new ProcessLines(List.of("sh", "-c", script), "web-1");
    }
}
