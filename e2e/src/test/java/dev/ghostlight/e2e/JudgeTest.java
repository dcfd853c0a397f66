package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ROOT;
import static dev.ghostlight.e2e.Processes.ghostlight;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges logs while processes write them. */
final class JudgeTest {
    private static final long WAIT_SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");
    private Path err = Path.of("");

    @BeforeEach
    void begin() throws Exception {
        assertThat(ghostlight("--version").exitCode()).isZero();
        out = folder.resolve("out");
        err = folder.resolve("err");
        Files.createDirectory(folder.resolve("logs"));
    }

    private void say(String node, long secondsAgo, String text) throws IOException {
        Files.writeString(
                folder.resolve("logs").resolve(node + ".log"),
                Instant.now().minusSeconds(secondsAgo) + " " + text + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void awaitOut(String text) throws Exception {
        for (int i = 0; i < WAIT_SECONDS * 10 && !Files.readString(out).contains(text); i++) {
            Thread.sleep(100);
        }
        assertThat(Files.readString(out)).as(Files.readString(err)).contains(text);
    }

    private Process followed() throws Exception {
        Files.writeString(folder.resolve("ghostlight.yaml"), """
                service: shop
                environments:
                  prod:
                    fleet: { nodes: 4 }
                    watch:
                      app: { folders: logs }
                """);
        for (String node : List.of("a", "b", "c", "d")) {
            for (int second = 600; second > 0; second -= 10) {
                say(node, second, "INFO order stored");
            }
        }
        Process process = Processes.start(
                ROOT,
                Map.of(),
                out,
                err,
                "./ghostlight",
                "judge",
                folder.toString(),
                "--follow",
                "--changed",
                "a",
                "--changed-at",
                Instant.now().minusSeconds(300).toString());
        awaitOut("PROMOTE");
        return process;
    }

    @Test
    void a_watched_fleet_is_followed_until_there_is_proof() throws Exception {
        Process process = followed();
        say("a", 250, "ERROR no route to shard 7");
        awaitOut("HOLD  new-error: A new error on a");

        say("a", 170, "ERROR no route to shard 7");
        say("a", 90, "ERROR no route to shard 8");
        assertThat(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(1);
        assertThat(Files.readString(out)).contains("ROLLBACK  Go back with a");
    }

    @Test
    void an_interrupt_ends_it_with_the_report_of_what_was_seen() throws Exception {
        Process process = followed();
        say("a", 250, "ERROR no route to shard 7");
        awaitOut("HOLD  new-error");

        assertThat(new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(4);
        assertThat(Files.readString(out)).contains("Go no further with a", "Findings");
    }
}
