package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast count is the count of a plain loop over lines. */
class LogKeysEqualityTest {
    private static final int LINE_BYTES_MAX = 60;
    private static final List<String> FRAGMENTS = List.of(
            "stkId=",
            "STKID=",
            "a",
            "b",
            "ab",
            "aab",
            "=",
            "=a",
            " ",
            "GET /",
            "12",
            "7",
            "\t",
            "\"",
            "&",
            "x.y",
            "\u0085",
            "\u00c3\u00a4",
            "\u00ff",
            "\r",
            "\u0000",
            "ab=ab",
            "--");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stkId=(\\w+)",
                "stkId=(?<key>\\w*)",
                "(?i)stkid=(\\w+)",
                "^(\\S+) ",
                "\\A(\\w+)",
                "(\\w+)$",
                "^(a*)",
                "^?(a+)",
                "a|(b)",
                "(?:a|b)=(\\w)",
                "(ab|12)",
                "(\\d{2,3})",
                "a{0,2}b(.)",
                "a{2}(b)",
                "(?<=a)(b+)",
                "stkId=(?<![a])(\\w)",
                "(?<!=)ab(.*)",
                "b(?<=ab)(.)",
                "(a)(?=b)",
                "a(?!b)(.)",
                "(?<first>a)\\k<first>(?<key>b)",
                "(?<key>a)\\1",
                "(?s)a(.+)b",
                "(?m)^(a)",
                "\\b(\\w+)\\b",
                "\\B(\\w)",
                "a*+(b)",
                "a*?(b)",
                "(?>a+)(b)",
                "[^=]=([^ ]+)",
                "[ab\\]]=(.)",
                "x\\.(y)",
                "\\x61(b)",
                "\\t([^\\t]*)",
                "(?x) a (b) ",
                "(\\Q=\\E)",
                "(a)?b",
                "(a??)",
                "\\G(a)",
                "(?:stkId=)+(\\w)",
                "(?:stkId=)*(\\w)",
                "a\\b(=)",
                "([\\x80-\\xff]+)",
                "(\\x85)",
                "(\\r)",
                "(?<key>=)(a)?",
                "\"?(\\w+)\"?=",
            })
    void a_pattern_counts_as_the_plain_loop_does(String regex) throws Exception {
        SplittableRandom random = new SplittableRandom(regex.hashCode());
        for (int round = 0; round < 6; round++) {
            byte[] log = log(random, 1 + random.nextInt(60));
            assertSameCount(log, regex, 1 + random.nextInt(200), 1 + random.nextInt(3));
        }
    }

    @Test
    void random_patterns_count_as_the_plain_loop_does() throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_121);
        for (int round = 0; round < 1_000; round++) {
            String regex = pattern(random, 3) + "(?<key>" + pattern(random, 2) + ")" + pattern(random, 2);
            assertSameCount(log(random, 12), regex, 1 + random.nextInt(100), 1);
        }
    }

    @Test
    void every_chunk_size_gives_the_same() throws Exception {
        byte[] log = log(new SplittableRandom(7), 30);
        for (int chunkBytes = 1; chunkBytes < 90; chunkBytes++) {
            assertSameCount(log, "(\\w+)", chunkBytes, 2);
        }
    }

    private void assertSameCount(byte[] log, String regex, int chunkBytes, int workers) throws Exception {
        PlainCount expected = PlainCount.of(log, regex, LINE_BYTES_MAX);
        String what = regex + " in chunks of " + chunkBytes + " on\n" + new String(log, ISO_8859_1);
        Limits limits = new Limits(workers, chunkBytes, LINE_BYTES_MAX, 10_000_000, 1 << 24);
        for (Path file : List.of(plain(log), gzip(log))) {
            try (LineChunks chunks = new LineChunks(List.of(file), limits)) {
                ChunkCounter.Counted counted = new ChunkCounter(chunks, KeyPattern.of(regex), limits).call();
                assertThat(counted.lines()).as(what).isEqualTo(expected.lines());
                assertThat(counted.matchedLines()).as(what).isEqualTo(expected.matchedLines());
                assertThat(counted.skippedLines()).as(what).isEqualTo(expected.skippedLines());
                assertThat(counted.emptyKeys()).as(what).isEqualTo(expected.emptyKeys());
                assertThat(counted.table().size())
                        .as(what)
                        .isEqualTo(expected.keys().size());
            }
            if (!expected.keys().isEmpty()) {
                KeyCounts counts = LogKeys.count(file, KeyPattern.of(regex), Progress.SILENT, limits)
                        .counts();
                assertThat(counts).as(what).isEqualTo(table(expected.keys()).counts());
            }
        }
    }

    private static KeyTable table(Map<String, Long> counts) throws KeyTable.FullException {
        KeyTable table = new KeyTable(1 << 24);
        for (var entry : counts.entrySet()) {
            byte[] key = entry.getKey().getBytes(ISO_8859_1);
            table.add(key, 0, key.length, entry.getValue());
        }
        return table;
    }

    private static byte[] log(SplittableRandom random, int lines) {
        StringBuilder log = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            int fragments = random.nextInt(100) < 3 ? 100 : random.nextInt(10);
            for (int i = 0; i < fragments; i++) {
                log.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            log.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        return log.substring(0, log.length() - random.nextInt(2)).getBytes(ISO_8859_1);
    }

    private static String pattern(SplittableRandom random, int atoms) {
        List<String> all = List.of(
                "a", "b", "ab", "=", "\\d", "\\w", ".", "[ab]", "[^=]", "[a[b]]", "\\.", "\\x61", "(?:ab)", "(?:a|b)",
                "(?=a)", "(?!b)", "(?<=a)", "(?<!=)", "^", "$", "\\b", "\\B", "|", "(?>ab)", "(?i)", "(?<n>=)", "\\s",
                "(?:)");
        List<String> quantifiers = List.of("?", "*", "+", "{0}", "{1,2}", "{2}", "{0,1}?", "*?", "++");
        StringBuilder regex = new StringBuilder();
        for (String atom : Collections.nCopies(1 + random.nextInt(atoms), "")) {
            regex.append(atom)
                    .append(all.get(random.nextInt(all.size())).replace("<n>", "<n" + random.nextInt(1_000_000) + ">"));
            if (random.nextInt(3) == 0
                    && !regex.toString().endsWith("|")
                    && !regex.toString().endsWith("(?i)")) {
                regex.append(quantifiers.get(random.nextInt(quantifiers.size())));
            }
        }
        return regex.toString();
    }

    private Path plain(byte[] log) throws IOException {
        return Files.write(folder.resolve("a.log"), log);
    }

    /** Several members, cut anywhere. */
    private Path gzip(byte[] log) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int half = log.length / 2;
        for (int part = 0; part < 2; part++) {
            try (GZIPOutputStream member = new GZIPOutputStream(bytes)) {
                member.write(log, part * half, part == 0 ? half : log.length - half);
            }
        }
        return Files.write(folder.resolve("a.log.1"), bytes.toByteArray());
    }
}
