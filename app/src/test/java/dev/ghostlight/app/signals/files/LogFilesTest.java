package dev.ghostlight.app.signals.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.SourceProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFilesTest {
    @TempDir
    private Path folder;

    @Test
    void lines_are_read_with_their_numbers_whatever_ends_them() throws Exception {
        Heard heard = read("one\r\ntwo\n\nfour\r");
        assertThat(heard.texts()).containsExactly("one", "two", "", "four");
        assertThat(heard.numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(heard.nodes()).containsOnly("web-1");
        assertThat(heard.problems()).isEmpty();
    }

    @Test
    void an_empty_file_has_no_line() throws Exception {
        assertThat(read("").lines()).isEmpty();
    }

    @Test
    void text_is_utf_8_and_what_is_none_is_replaced() throws Exception {
        assertThat(read("\ufeffgrün €\n".getBytes(UTF_8)).texts()).containsExactly("grün €");
        assertThat(read("gr\u00fcn\nx".getBytes(ISO_8859_1)).texts()).containsExactly("gr\ufffdn", "x");
    }

    @Test
    void a_line_of_100_megabytes_is_cut_and_the_next_has_its_number() throws Exception {
        Path file = folder.resolve("long.log");
        byte[] part = new byte[1 << 20];
        Arrays.fill(part, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("before\n".getBytes(UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(part);
            }
            out.write("\nafter\n".getBytes(UTF_8));
        }
        Heard heard = Heard.of(files(LogFile.of("web-1", file)));
        assertThat(heard.lines())
                .extracting(told -> told.line().text().length())
                .containsExactly(6, 1 << 16, 5);
        assertThat(heard.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(heard.problems()).singleElement().asString().contains("1 lines", "104,792,064 bytes");
    }

    @Test
    void a_line_is_cut_between_characters() throws Exception {
        Heard heard = read("x" + "€".repeat(30_000) + "\n");
        assertThat(heard.texts().getFirst()).startsWith("x€").endsWith("€").hasSize(1 + 65_535 / 3);
    }

    @Test
    void json_may_be_longer_but_not_endless() throws Exception {
        String json = "{\"level\":\"info\",\"context\":\"" + "x".repeat(1 << 20) + "\",\"msg\":\"done\"}\n";
        assertThat(read(json).texts()).containsExactly("done");
        Heard endless = read("{" + "x".repeat(1 << 25));
        assertThat(endless.texts().getFirst()).hasSize(1 << 16);
        assertThat(endless.problems()).hasSize(1);
    }

    @Test
    void lines_are_the_same_wherever_reads_end() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 2_000) {
                text.append("abc€ {\"x\r".charAt(random.nextInt(9)));
                text.append(random.nextInt(20) == 0 ? "\n" : "");
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            List<String> lines = new ArrayList<>();
            LineCutter cutter = new LineCutter(16, lines::add);
            InputStream in = new ByteArrayInputStream(bytes);
            while (cutter.readFrom((target, offset, length) ->
                            in.read(target, offset, Math.min(length, 1 + random.nextInt(50))))
                    >= 0) {
                // reads on
            }
            cutter.end();
            assertThat(lines)
                    .describedAs("seed %d, run %d", seed, run)
                    .isEqualTo(Arrays.stream(text.toString().split("\n"))
                            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                            .toList());
        }
    }

    @Test
    void gzip_is_known_by_its_first_bytes_and_may_have_several_members() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzip("one\ntw"));
        both.writeBytes(gzip(""));
        both.writeBytes(gzip("o\n"));
        assertThat(read(both.toByteArray()).texts()).containsExactly("one", "two");
    }

    @Test
    void what_was_read_of_broken_gzip_is_kept() throws Exception {
        String text = randomLines(20_000);
        byte[] whole = gzip(text);
        Heard cut = read(Arrays.copyOf(whole, whole.length * 2 / 3));
        assertThat(cut.lines()).hasSizeGreaterThan(10_000);
        assertThat(text).startsWith(String.join("\n", cut.texts()));
        assertThat(cut.problems()).singleElement().asString().contains("cut short", "What stands before that was read");

        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 100, (byte) 0x55);
        assertThat(read(damaged).problems()).singleElement().asString().contains("damaged");

        ByteArrayOutputStream followed = new ByteArrayOutputStream();
        followed.writeBytes(gzip("one\n"));
        followed.writeBytes("plain\n".getBytes(UTF_8));
        Heard heard = read(followed.toByteArray());
        assertThat(heard.texts()).containsExactly("one");
        assertThat(heard.problems()).singleElement().asString().contains("other bytes follow");
    }

    @Test
    void what_cannot_be_read_is_told_and_the_next_file_is_read() throws Exception {
        Path good = Files.writeString(folder.resolve("good.log"), "fine\n");
        Path zstd = Files.write(folder.resolve("a.zst"), "(\u00b5/\u00fdx".getBytes(ISO_8859_1));
        Path utf16 = Files.write(folder.resolve("w.log"), "one\n".getBytes(UTF_16));
        Heard heard = Heard.of(files(
                LogFile.of("a", folder.resolve("missing.log")),
                LogFile.of("a", folder),
                LogFile.of("a", zstd),
                LogFile.of("a", utf16),
                LogFile.of("b", good)));
        assertThat(heard.texts()).containsExactly("fine");
        assertThat(heard.problemRecords()).allMatch(SourceProblem::isUnread);
        assertThat(heard.problems())
                .satisfiesExactly(
                        missing -> assertThat(missing)
                                .isEqualTo(folder.resolve("missing.log")
                                        + ": there is no such file. Nothing was read of it. Check the path."),
                        directory -> assertThat(directory).contains("is a folder", "--canary-dir"),
                        compressed -> assertThat(compressed).contains("zstd", "zstdcat"),
                        wide -> assertThat(wide).contains("UTF-16", "iconv"));
    }

    @Test
    void binary_bytes_are_told_and_read() throws Exception {
        Heard heard = read("one\0\ntwo\n");
        assertThat(heard.texts()).containsExactly("one\0", "two");
        assertThat(heard.problems()).singleElement().asString().contains("holds bytes that no text has");
    }

    @Test
    void numbers_go_on_over_the_files_of_a_node() throws Exception {
        Path first = Files.writeString(folder.resolve("1.log"), "a\nb");
        Path second = Files.writeString(folder.resolve("2.log"), "c\n");
        Heard heard = Heard.of(files(
                new LogFile("web-1", true, "app", first),
                LogFile.of("web-2", second),
                new LogFile("web-1", true, "app", second)));
        assertThat(heard.numbers()).containsExactly(1L, 2L, 1L, 3L);
        assertThat(heard.lanes()).containsExactly("app", "app", second.toString(), "app");
    }

    @Test
    void standard_input_is_read_too() throws Exception {
        LogFiles files =
                new LogFiles(List.of(LogFile.of("web-1", Path.of("-"))), new ByteArrayInputStream(gzip("one\ntwo\n")));
        assertThat(Heard.of(files).texts()).containsExactly("one", "two");
    }

    private Heard read(String text) throws IOException, InterruptedException {
        return read(text.getBytes(UTF_8));
    }

    private Heard read(byte[] bytes) throws IOException, InterruptedException {
        return Heard.of(files(LogFile.of("web-1", Files.write(folder.resolve("app.log"), bytes))));
    }

    private static LogFiles files(LogFile... files) {
        return new LogFiles(List.of(files), InputStream.nullInputStream());
    }

    private static String randomLines(int count) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("line ").append(random.nextLong()).append('\n');
        }
        return text.toString();
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
