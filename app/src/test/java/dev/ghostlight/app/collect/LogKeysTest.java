package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.model.Popularity.Counted.Bin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {
    private static final String STICKER = "stkId=(\\w+)";

    @TempDir
    private Path folder;

    @Test
    void keys_are_counted_into_bins_with_the_hottest_first() throws Exception {
        Path log = write("access.log", "GET /?stkId=7\nGET /?stkId=8 stkId=7\nGET /\nGET /?stkId=9\n");

        LogCount count = count(log, STICKER);

        assertThat(count.counts().popularity().bins()).containsExactly(new Bin(2, 1), new Bin(1, 2));
        assertThat(count.counts().keys()).isEqualTo(3);
        assertThat(count.counts().requests()).isEqualTo(4);
        assertThat(count.counts().hottest().getFirst()).isEqualTo(new KeyCounts.HotKey("7", 2));
        assertThat(count)
                .extracting(LogCount::files, LogCount::lines, LogCount::matchedLines)
                .containsExactly(1, 4L, 3L);
        assertThat(count.textBytes()).isEqualTo(Files.size(log));
    }

    @Test
    void only_ten_keys_are_named_and_ties_are_ordered() throws Exception {
        StringBuilder log = new StringBuilder();
        for (int key = 30; key >= 10; key--) {
            log.append("stkId=").append(key).append('\n');
        }

        LogCount count = count(write("access.log", log.toString()), STICKER);

        assertThat(count.counts().hottest())
                .extracting(KeyCounts.HotKey::key)
                .startsWith("10", "11")
                .hasSize(10);
    }

    @Test
    void keys_are_shown_as_utf_8_and_never_reach_the_terminal_raw() throws Exception {
        LogCount count = count(write("access.log", "k=käse;\nk=käse;\nk=\u001b[2J;\n"), "k=([^;]+)");

        assertThat(count.counts().hottest()).extracting(KeyCounts.HotKey::key).containsExactly("käse", "\\x{1b}[2J");
    }

    @Test
    void a_folder_of_rotated_logs_is_one_log() throws Exception {
        write("access.log", "stkId=1\n");
        Files.write(folder.resolve("access.log.1"), gzip("stkId=1\nstkId=2\n"));
        write(".hidden", "stkId=3\n");
        Files.createDirectory(folder.resolve("older"));

        LogCount count = count(folder, STICKER);

        assertThat(count.files()).isEqualTo(2);
        assertThat(count.counts().popularity().bins()).containsExactly(new Bin(2, 1), new Bin(1, 1));
    }

    @Test
    void a_line_of_twenty_megabytes_is_skipped_and_told_of() throws Exception {
        byte[] longLine = new byte[20_000_000];
        Arrays.fill(longLine, (byte) 'x');
        Path log = folder.resolve("access.log");
        try (OutputStream out = Files.newOutputStream(log)) {
            out.write("stkId=1\n".getBytes(UTF_8));
            out.write(longLine);
            out.write("stkId=2\nstkId=3\n".getBytes(UTF_8));
        }

        LogCount count = count(log, STICKER);

        assertThat(count.skippedLines()).isEqualTo(1);
        assertThat(count.lines()).isEqualTo(3);
        assertThat(count.counts().hottest()).extracting(KeyCounts.HotKey::key).containsExactly("1", "3");
    }

    @Test
    void a_file_of_one_endless_line_is_refused_as_it_has_no_keys() throws Exception {
        byte[] line = new byte[20_000_000];
        Arrays.fill(line, (byte) 'x');

        assertRefused(Files.write(folder.resolve("access.log"), line), STICKER)
                .hasMessageContaining("1 lines (1 were longer than 1 MiB and skipped)");
    }

    @Test
    void a_pattern_that_is_never_found_is_refused_with_the_first_lines() throws Exception {
        Path log = write("access.log", "GET /a\u001b[31m\r\n" + "y".repeat(500) + "\nthird\nfourth\n");

        assertRefused(log, STICKER)
                .hasMessageContaining("'stkId=(\\w+)' is found in none of the 4 lines")
                .hasMessageContaining("GET /a\\x{1b}[31m")
                .hasMessageContaining("y…")
                .hasMessageNotContaining("\u001b")
                .hasMessageNotContaining("fourth");
    }

    @Test
    void a_pattern_that_finds_only_empty_keys_is_refused() throws Exception {
        assertRefused(write("access.log", "k=;\n"), "k=(\\w*)").hasMessageContaining("only empty keys");
    }

    @Test
    void an_empty_file_is_refused() throws Exception {
        assertRefused(write("access.log", ""), STICKER).hasMessageContaining("is empty");
    }

    @Test
    void the_name_of_a_file_cannot_command_the_terminal() throws Exception {
        assertRefused(write("a\u001b[2J.log", ""), STICKER).hasMessageContaining("a\\x{1b}[2J.log: is empty");
    }

    @Test
    void an_empty_folder_is_refused() {
        assertRefused(folder, STICKER).hasMessageContaining("the folder has no files");
    }

    @Test
    void all_unreadable_files_of_a_folder_are_told_of_at_once() throws Exception {
        write("a.log", "stkId=1\n");
        Files.createSymbolicLink(folder.resolve("b.log"), folder.resolve("gone"));
        Files.write(folder.resolve("c.log.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
        Files.write(folder.resolve("d.log.xz"), "\u00fd7zXZ\0".getBytes(ISO_8859_1));
        Files.write(folder.resolve("e.log.bz2"), "BZh91AY&SY".getBytes(ISO_8859_1));

        assertRefused(folder, STICKER)
                .hasMessageContaining("b.log: there is no such file")
                .hasMessageContaining("zstdcat")
                .hasMessageContaining("xzcat")
                .hasMessageContaining("bzcat");
    }

    @Test
    void a_device_is_refused_since_it_may_never_end() {
        assertRefused(Path.of("/dev/zero"), STICKER).hasMessageContaining("is not a file that can be read");
    }

    @Test
    void gzip_that_is_cut_short_is_refused_wherever_it_is_cut() throws Exception {
        byte[] whole = gzip("stkId=1\nstkId=2\n");
        for (int length = 2; length < whole.length; length++) {
            Path log = Files.write(folder.resolve("access.log"), Arrays.copyOf(whole, length));

            assertRefused(log, STICKER).hasMessageContaining("cut short");
        }
    }

    @Test
    void damaged_gzip_is_refused() throws Exception {
        byte[] damaged = gzip("stkId=1\n".repeat(1000));
        damaged[damaged.length - 6] ^= 1;

        assertRefused(Files.write(folder.resolve("access.log"), damaged), STICKER)
                .hasMessageContaining("is damaged");
    }

    @Test
    void plain_lines_behind_gzip_are_refused_and_not_passed_over() throws Exception {
        for (int length : new int[] {1, 20, 500_000}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(gzip("stkId=1\n"));
            int end = bytes.size();
            bytes.write("x".repeat(length).getBytes(UTF_8));

            assertRefused(Files.write(folder.resolve("access.log"), bytes.toByteArray()), STICKER)
                    .hasMessageContaining("not gzip follow the gzip data, from byte " + end);
        }
    }

    @Test
    void a_log_that_becomes_shorter_while_it_is_read_is_refused() throws Exception {
        Path log = write("access.log", "stkId=1\n".repeat(1000));
        Progress truncate = (_, _) -> {
            try {
                Files.writeString(log, "stkId=1\n");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        try (SourceFile file = new SourceFile(log)) {
            truncate.reached(0, 0);

            assertThatThrownBy(() -> {
                        byte[] buffer = new byte[100];
                        while (file.read(buffer, 0, 100) >= 0) {}
                    })
                    .isInstanceOf(CollectException.class)
                    .hasMessageContaining(
                            "became shorter while it was read: 8,000 bytes at first, and it ended after 8");
        }
    }

    @Test
    void a_pattern_that_backtracks_without_end_is_refused() throws Exception {
        Path log = write("access.log", "b\nb" + "a".repeat(200) + "\n");

        assertRefused(log, "(a+a*a*a*a*a*)b")
                .hasMessageContaining("from byte 2: the pattern took more than 10,000,000 steps")
                .hasMessageContaining("aaaa");
    }

    @Test
    void a_pattern_that_nests_deeper_than_the_stack_is_refused() throws Exception {
        Path log = write("access.log", "x" + "ab".repeat(500_000) + "\n");

        assertRefused(log, "((?:a|b)+)x").hasMessageContaining("the pattern nested too deeply");
    }

    @Test
    void more_keys_than_fit_in_memory_are_refused() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int key = 0; key < 20_000; key++) {
            text.append("stkId=").append(key).append('\n');
        }
        Path log = write("access.log", text.toString());
        Limits limits = new Limits(2, 1 << 12, 1 << 20, 1000, 100_000);

        assertThatThrownBy(() -> LogKeys.count(log, KeyPattern.of(STICKER), Progress.SILENT, limits))
                .isInstanceOf(CollectException.class)
                .hasMessageContaining("more different keys than fit in memory");
    }

    @Test
    void progress_begins_at_nothing_never_falls_and_ends_at_all() throws Exception {
        Path log = write("access.log", "stkId=1\n".repeat(200_000));
        List<Long> done = new ArrayList<>();

        LogKeys.count(log, KeyPattern.of(STICKER), (bytesDone, bytesTotal) -> {
            done.add(bytesDone);
            assertThat(bytesTotal).isEqualTo(1_600_000);
        });

        assertThat(done).startsWith(0L).endsWith(1_600_000L).isSorted();
    }

    @Test
    void an_interrupted_count_is_given_up() throws Exception {
        Path log = write("access.log", "stkId=1\n".repeat(100_000));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> count(log, STICKER)).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path log, String regex) {
        return assertThatThrownBy(() -> count(log, regex)).isInstanceOf(CollectException.class);
    }

    private static LogCount count(Path log, String regex) throws CollectException, InterruptedException {
        return LogKeys.count(log, KeyPattern.of(regex), Progress.SILENT);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
