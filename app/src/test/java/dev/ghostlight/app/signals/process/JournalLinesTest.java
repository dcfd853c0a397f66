package dev.ghostlight.app.signals.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ghostlight.app.signals.Background;
import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.process.JournalLines.Selection;
import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real journals, which systemd's own program makes of entries in its export format. */
final class JournalLinesTest {
    private static final Path WRITER = Path.of("/lib/systemd/systemd-journal-remote");
    private static final long TEN_MICROS = 1_795_168_800_000_000L;

    @TempDir
    private Path folder;

    @BeforeEach
    void the_programs_are_there() {
        assumeTrue(Files.isExecutable(WRITER), "systemd-journal-remote is not installed");
    }

    @Test
    void entries_have_their_host_unit_process_level_and_time() throws Exception {
        write(
                entry(0, "web-1", "app.service", "syslog", "3", "it failed"),
                entry(1, "web-2", "app.service", "stdout", "6", "java.lang.X: no"),
                entry(2, "web-1", "app.service", "journal", "4", "two\nlines"),
                entry(3, "web-1", "other.service", "stdout", "6", "noise"));
        Heard heard = Heard.of(new JournalLines(select(Optional.of("app.service"), false), ""));
        assertThat(heard.problems()).isEmpty();
        assertThat(heard.nodes()).containsExactly("web-1", "web-2", "web-1");
        assertThat(heard.lines())
                .extracting(Heard.Told::line)
                .containsExactly(
                        new LogLine(1, "app.service syslog", "it failed", Level.ERROR, "12", TEN_MICROS / 1_000, false),
                        new LogLine(
                                2,
                                "app.service stdout",
                                "java.lang.X: no",
                                Level.UNKNOWN,
                                "12",
                                TEN_MICROS / 1_000 + 1,
                                false),
                        new LogLine(
                                3,
                                "app.service journal",
                                "two\nlines",
                                Level.WARN,
                                "12",
                                TEN_MICROS / 1_000 + 2,
                                true));
    }

    @Test
    void bytes_that_are_no_text_and_long_texts_are_read() throws Exception {
        String text = "x".repeat(20_000);
        write(
                entry(0, "web-1", "app.service", "stdout", "6", "a\u0007b"),
                entry(1, "web-1", "app.service", "stdout", "6", text));
        Heard heard = Heard.of(new JournalLines(select(Optional.empty(), false), "here"));
        assertThat(heard.texts()).containsExactly("a\u0007b", text);
        assertThat(heard.nodes()).containsOnly("here");
    }

    @Test
    void it_follows_until_it_is_closed() throws Exception {
        write(entry(0, "web-1", "app.service", "stdout", "6", "one"));
        Selection selection =
                new Selection(Optional.empty(), Optional.of(folder), Optional.of("2026-11-20 00:00:00"), true);
        try (Background reading = Background.of(new JournalLines(selection, ""))) {
            reading.heard().await(heard -> heard.texts().contains("one"));
            write(entry(1, "web-1", "app.service", "stdout", "6", "two"));
            reading.heard().await(heard -> heard.texts().contains("two"));
        }
    }

    @Test
    void a_missing_journalctl_a_missing_journal_and_a_forbidden_one_are_told() throws Exception {
        Heard missing = Heard.of(
                new JournalLines(List.of("no-such-journalctl"), select(Optional.of("app.service"), false), ""));
        assertThat(missing.problems())
                .singleElement()
                .asString()
                .startsWith("journal of app.service in " + folder + ": journalctl cannot be run");
        Selection nowhere =
                new Selection(Optional.empty(), Optional.of(folder.resolve("none")), Optional.empty(), false);
        assertThat(Heard.of(new JournalLines(nowhere, "")).problemRecords()).anyMatch(problem -> problem.isUnread());
    }

    @Test
    void a_journal_that_this_user_may_not_read_is_told() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
        write(entry(0, "web-1", "app.service", "stdout", "6", "one"));
        Files.setPosixFilePermissions(
                folder.resolve("test.journal"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "journalctl");
        Heard heard = Heard.of(new JournalLines(nobody, select(Optional.empty(), false), ""));
        assertThat(heard.texts()).isEmpty();
        assertThat(heard.problems()).anySatisfy(problem -> assertThat(problem).contains("systemd-journal"));
    }

    private Selection select(Optional<String> unit, boolean isFollowed) {
        return new Selection(unit, Optional.of(folder), Optional.empty(), isFollowed);
    }

    private void write(byte[]... entries) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        WRITER.toString(), "-o", folder.resolve("test.journal").toString(), "-")
                .redirectErrorStream(true)
                .start();
        try (OutputStream to = writer.getOutputStream()) {
            for (byte[] entry : entries) {
                to.write(entry);
            }
        }
        String said = new String(writer.getInputStream().readAllBytes(), UTF_8);
        assertThat(writer.waitFor()).describedAs(said).isZero();
    }

    private static byte[] entry(
            int millis, String host, String unit, String transport, String priority, String message) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(String.join(
                        "\n",
                        "__REALTIME_TIMESTAMP=" + (TEN_MICROS + millis * 1_000L),
                        "__MONOTONIC_TIMESTAMP=" + (1_000_000 + millis),
                        "_BOOT_ID=0123456789abcdef0123456789abcdef",
                        "_HOSTNAME=" + host,
                        "_SYSTEMD_UNIT=" + unit,
                        "_TRANSPORT=" + transport,
                        "_PID=12",
                        "PRIORITY=" + priority,
                        "MESSAGE\n")
                .getBytes(UTF_8));
        byte[] text = message.getBytes(UTF_8);
        entry.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array());
        entry.writeBytes(text);
        entry.writeBytes("\n\n".getBytes(UTF_8));
        return entry.toByteArray();
    }
}
