package dev.ghostlight.core.judge.errors.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import dev.ghostlight.core.judge.errors.templates.Templates;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Logs that went through a mill. {@code -Dghostlight.fuzz.seconds=300} lets it run longer, and
 * {@code -Dghostlight.fuzz.seed} elsewhere.
 */
final class LinesFuzzTest {
    private static final long SECONDS = Long.getLong("ghostlight.fuzz.seconds", 2);
    private static final long SEED = Long.getLong("ghostlight.fuzz.seed", 20_261_127);
    private static final List<TraceCases.Case> CASES = TraceCases.all();
    private static final WordList WORDS = new WordList(List.of("closed", "failed", "it", "next", "order", "started"));

    @Test
    void mutated_logs_lose_no_line_keep_their_order_and_are_known_once_they_were_learnt() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        long rounds = 0;
        do {
            check(SEED + rounds);
            rounds++;
        } while (System.nanoTime() < end);
        System.out.println("fuzzed " + rounds + " logs from seed " + SEED);
    }

    private static void check(long seed) {
        List<LogLine> lines = numbered(new Random(seed));
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        lines.forEach(assembler::add);
        assembler.flush();
        assertThat(records.stream().map(LogRecord::firstLine))
                .as("seed %s", seed)
                .isSorted();
        Set<Long> seen = new HashSet<>();
        for (LogRecord record : records) {
            assertThat(record.lines()).as("seed %s", seed).isSorted();
            assertThat(seen.addAll(record.lines())).as("seed %s", seed).isTrue();
        }
        assertThat(records.stream().mapToInt(record -> record.lines().size()).sum())
                .as("seed %s", seed)
                .isEqualTo(seen.size());
        HeaderScanner header = new HeaderScanner();
        assertThat(lines.stream().filter(line -> !isBlank(line, header)).filter(line -> !seen.contains(line.number())))
                .as("seed %s", seed)
                .isEmpty();
        learnt(records, seed);
    }

    private static void learnt(List<LogRecord> records, long seed) {
        Fingerprinter fingerprinter = new Fingerprinter(WORDS);
        TemplateModel model = new TemplateModel();
        records.forEach(record -> fingerprinter.learn(record, model));
        Templates templates = Templates.of(model);
        for (LogRecord record : records) {
            assertThat(fingerprinter.isKnown(record, templates))
                    .as("seed %s, %s", seed, record.lines())
                    .isTrue();
        }
        assertThat(TemplateModel.read(model.written()).written())
                .as("seed %s", seed)
                .isEqualTo(model.written());
    }

    private static boolean isBlank(LogLine line, HeaderScanner header) {
        header.scan(line.text());
        return !line.isWhole() && Grammar.isBlank(line.text(), header.messageStart());
    }

    private static List<LogLine> numbered(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            texts.addAll(CASES.get(random.nextInt(CASES.size())).lines());
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            mutate(texts, random);
        }
        int lanes = 1 + random.nextInt(3);
        List<LogLine> lines = new ArrayList<>();
        for (String text : texts) {
            boolean isWhole = random.nextInt(50) == 0;
            String lane = "lane " + random.nextInt(lanes);
            lines.add(new LogLine(
                    lines.size() + 1L,
                    lane,
                    isWhole ? text + "\n\tat shop.A.a(A.java:1)\r\n" : text,
                    Level.UNKNOWN,
                    "",
                    LogLine.NO_TIME,
                    isWhole));
        }
        return lines;
    }

    private static void mutate(List<String> texts, Random random) {
        int at = random.nextInt(texts.size());
        String whole = texts.get(at);
        String text = whole.substring(0, Math.min(whole.length(), 50_000));
        switch (random.nextInt(12)) {
            case 0 -> texts.set(at, flipped(text, random));
            case 1 -> texts.add(at, text);
            case 2 -> texts.remove(at);
            case 3 -> Collections.swap(texts, at, random.nextInt(texts.size()));
            case 4 -> texts.set(at, text.substring(random.nextInt(text.length() + 1)));
            case 5 -> texts.set(at, text.substring(0, random.nextInt(text.length() + 1)));
            case 6 -> texts.set(at, text + "\0\0" + (char) 0xd800 + text);
            case 7 -> texts.set(at, text.repeat(1 + random.nextInt(2_000)));
            case 8 -> texts.addAll(at, Collections.nCopies(1_000_000 / (1_000 + text.length()), text));
            case 9 -> texts.addAll(at, Collections.nCopies(random.nextInt(300), "Caused by: java.io.IOException: x"));
            case 10 -> texts.add(at, String.valueOf(signs(random)));
            default -> texts.subList(at, texts.size()).replaceAll(each -> "Nov 20 10:00:00 web shop[11]: " + each);
        }
        if (texts.isEmpty()) {
            texts.add("");
        }
    }

    private static String flipped(String text, Random random) {
        StringBuilder flipped = new StringBuilder(text);
        for (int i = 0; i < text.length() && i < 3; i++) {
            flipped.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x300));
        }
        return flipped.toString();
    }

    private static char[] signs(Random random) {
        char[] signs = new char[random.nextInt(200)];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = "[](){}<>\"'=:;,.-/\\|@#~*+ \t09aZ".charAt(random.nextInt(30));
        }
        return signs;
    }

    @Test
    @Timeout(20)
    void a_million_frames_in_one_trace_take_time_in_proportion() {
        assertThat(numbersOf(LongStream.rangeClosed(1, 1_000_000)
                        .mapToObj(i -> i == 1 ? "java.lang.StackOverflowError" : "\tat shop.A.a(A.java:" + i + ")")
                        .toList()))
                .isEqualTo(1_000_000);
    }

    @Test
    @Timeout(20)
    void ten_thousand_lanes_and_ten_thousand_threads_are_all_read() {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        for (int i = 1; i <= 100_000; i++) {
            assembler.add(LogLine.plain(i, "lane " + i % 10_000, "2026-11-20 10:00:00 INFO [t1] shop.Svc - x"));
        }
        for (int i = 100_001; i <= 200_000; i++) {
            assembler.add(LogLine.plain(i, "", "2026-11-20 10:00:00 INFO [t" + i % 10_000 + "] shop.Svc - x"));
        }
        assembler.flush();
        assertThat(records).hasSize(200_000);
    }

    @Test
    @Timeout(20)
    void lines_without_an_end_are_cut() {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        List<String> parts = List.of("'a", "[a ", "at ", "AM ", "x=", ":", "\"", "0", "java.lang.", "|x");
        for (int i = 0; i < parts.size(); i++) {
            assembler.add(LogLine.plain(i + 1L, "", parts.get(i).repeat(5_000_000)));
            assembler.add(LogLine.plain(
                    i + 100L, "b", "2026-11-20 10:00:00 INFO " + parts.get(i).repeat(5_000_000)));
        }
        assembler.flush();
        Fingerprinter fingerprinter = new Fingerprinter(WORDS);
        records.forEach(fingerprinter::of);
        assertThat(records.stream().mapToInt(record -> record.lines().size()).sum())
                .isEqualTo(20);
        assertThat(records).allMatch(record -> record.text().length() <= 64 * 1024);
    }

    @Test
    void a_record_that_stays_open_does_not_hold_up_those_of_others_for_ever() {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        assembler.add(LogLine.plain(1, "quiet", "java.lang.IllegalStateException: x"));
        for (int i = 2; i <= 100_000; i++) {
            assembler.add(LogLine.plain(i, "busy", "2026-11-20 10:00:00 INFO shop.Svc - x"));
        }
        assertThat(records).hasSizeGreaterThan(80_000);
    }

    private static long numbersOf(List<String> texts) {
        long[] numbers = new long[1];
        Assembler assembler =
                new Assembler(record -> numbers[0] += record.lines().size());
        long number = 0;
        for (String text : texts) {
            assembler.add(LogLine.plain(++number, "", text));
        }
        assembler.flush();
        return numbers[0];
    }
}
