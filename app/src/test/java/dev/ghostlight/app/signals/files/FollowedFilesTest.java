package dev.ghostlight.app.signals.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Background;
import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.files.FollowedFiles.Start;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FollowedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void only_what_comes_is_read_where_it_starts_at_the_end() throws Exception {
        Path log = write("app.log", "old\nbegun ");
        try (Background reading = follow("app.log", Start.END)) {
            settle(reading);
            append(log, "and ended\nnew\n");
            reading.heard().await(heard -> heard.lines().size() == 2);
            assertThat(reading.heard().texts()).containsExactly("begun and ended", "new");
            assertThat(reading.heard().nodes()).containsOnly("web-1");
        }
    }

    @Test
    void all_is_read_where_it_starts_at_the_beginning_with_rotated_files_first() throws Exception {
        Files.write(folder.resolve("app.log.2.gz"), LogFilesTest.gzip("1\n"));
        write("app.log.1", "2\n");
        write("app.log", "3\n");
        try (Background reading = follow("app.log*", Start.BEGINNING)) {
            reading.heard().await(heard -> heard.lines().size() == 3);
            assertThat(reading.heard().texts()).containsExactly("1", "2", "3");
            assertThat(reading.heard().lanes()).containsOnly("app.log");
            assertThat(reading.heard().numbers()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_half_written_line_waits_for_its_rest_also_when_nothing_comes() throws Exception {
        Path log = write("app.log", "");
        try (Background reading = follow("app.log", Start.END)) {
            settle(reading);
            append(log, "one\ntw");
            reading.heard().await(heard -> heard.quiet() > 1);
            assertThat(reading.heard().texts()).containsExactly("one");
            append(log, "o\nend");
            reading.heard().await(heard -> heard.lines().size() == 2);
            reading.end();
            assertThat(reading.heard().texts()).containsExactly("one", "two", "end");
        }
    }

    @Test
    void a_renamed_file_is_read_to_its_end_and_the_new_one_from_its_beginning() throws Exception {
        Path log = write("app.log", "");
        try (Background reading = follow("app.log*", Start.END)) {
            settle(reading);
            Path old = folder.resolve("app.log.1");
            append(log, "1\n");
            try (OutputStream writer = Files.newOutputStream(log, APPEND)) {
                Files.move(log, old);
                writer.write("2\n3 without an end".getBytes(UTF_8));
                write("app.log", "4\n");
                reading.heard().await(heard -> heard.texts().contains("4"));
            }
            append(log, "5\n");
            reading.heard().await(heard -> heard.texts().contains("5"));
            reading.end();
            assertThat(reading.heard().texts())
                    .containsExactlyInAnyOrder("1", "2", "3 without an end", "4", "5")
                    .containsSubsequence("1", "2", "4", "5");
            assertThat(reading.heard().problems()).isEmpty();
        }
    }

    @Test
    void a_rotated_file_that_was_packed_is_not_read_again() throws Exception {
        Path log = write("app.log", "");
        try (Background reading = follow("app.log*", Start.END)) {
            settle(reading);
            append(log, "1\n");
            reading.heard().await(heard -> heard.texts().contains("1"));
            Files.write(folder.resolve("app.log.1.gz"), LogFilesTest.gzip("1\n"));
            Files.delete(log);
            write("app.log", "2\n");
            reading.heard().await(heard -> heard.texts().contains("2"));
            settle(reading);
            assertThat(reading.heard().texts()).containsExactly("1", "2");
        }
    }

    @Test
    void a_copied_and_emptied_file_is_read_on_from_its_beginning() throws Exception {
        Path log = write("app.log", "");
        try (Background reading = follow("app.log", Start.END)) {
            settle(reading);
            append(log, "a long line\n");
            reading.heard().await(heard -> heard.texts().contains("a long line"));
            write("app.log", "b\n");
            reading.heard().await(heard -> heard.texts().contains("b"));
            // As if it was emptied and filled again between two looks.
            try (FileChannel again = FileChannel.open(log, StandardOpenOption.WRITE)) {
                again.write(ByteBuffer.wrap("c, which is longer\n".getBytes(UTF_8)));
            }
            reading.heard().await(heard -> heard.lines().size() == 3);
            assertThat(reading.heard().texts()).containsExactly("a long line", "b", "c, which is longer");
        }
    }

    @Test
    void new_files_that_match_are_read_from_their_beginning() throws Exception {
        write("web-1.log", "old\n");
        try (Background reading = Background.of(
                new FollowedFiles(new FilePattern(folder, "web-*.log", ""), Start.END, Background::pause))) {
            settle(reading);
            write("other.log", "x\n");
            write("web-2.log", "new\n");
            reading.heard().await(heard -> !heard.lines().isEmpty());
            assertThat(reading.heard().texts()).containsExactly("new");
            assertThat(reading.heard().nodes()).containsExactly("web-2");
        }
    }

    @Test
    void a_file_that_vanished_is_told_and_is_read_when_it_comes_again() throws Exception {
        Path log = write("app.log", "");
        try (Background reading = follow("app.log", Start.END)) {
            settle(reading);
            Files.delete(log);
            reading.heard().await(heard -> !heard.problems().isEmpty());
            assertThat(reading.heard().problems()).singleElement().asString().contains("is not there any more");
            write("app.log", "again\n");
            reading.heard().await(heard -> heard.texts().contains("again"));
        }
    }

    @Test
    void a_file_that_is_not_there_yet_is_told_and_awaited() throws Exception {
        try (Background reading = follow("app.log", Start.END)) {
            reading.heard().await(heard -> !heard.problems().isEmpty());
            write("app.log", "first\n");
            reading.heard().await(heard -> heard.texts().contains("first"));
        }
    }

    @Test
    void no_line_is_lost_or_doubled_while_files_are_rotated_again_and_again() throws Exception {
        long seed = 11;
        Random random = new Random(seed);
        List<String> written = new ArrayList<>();
        Path log = write("app.log", "");
        try (Background reading = follow("app.log*", Start.END)) {
            settle(reading);
            OutputStream writer = Files.newOutputStream(log, APPEND);
            for (int i = 0; i < 2_000; i++) {
                String line = "line " + i + " " + "x".repeat(random.nextInt(50));
                written.add(line);
                writer.write((line + "\n").getBytes(UTF_8));
                if (random.nextInt(200) == 0) {
                    writer.close();
                    Files.move(log, folder.resolve("app.log." + i));
                    writer = Files.newOutputStream(log, CREATE, TRUNCATE_EXISTING);
                }
                if (random.nextInt(20) == 0) {
                    Thread.sleep(1);
                }
            }
            writer.close();
            reading.heard().await(heard -> heard.lines().size() >= written.size());
            reading.end();
            assertThat(reading.heard().texts())
                    .describedAs("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    /** Waits until the files were looked at. */
    private static void settle(Background reading) throws InterruptedException {
        int before = reading.heard().quiet();
        Heard heard = reading.heard();
        if (before == 0) {
            heard.await(each -> each.quiet() > 0);
        } else {
            Thread.sleep(50);
        }
    }

    private Background follow(String pattern, Start start) {
        return Background.of(new FollowedFiles(new FilePattern(folder, pattern, "web-1"), start, Background::pause));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, APPEND);
    }
}
