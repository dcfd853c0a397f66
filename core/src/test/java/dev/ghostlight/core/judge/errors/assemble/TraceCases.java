package dev.ghostlight.core.judge.errors.assemble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fragments of logs beside this, with the records that they consist of. */
final class TraceCases {
    private static final List<String> FILES = List.of(
            "traces.txt",
            "traces-jvm.txt",
            "traces-scripts.txt",
            "traces-native.txt",
            "prefixes.txt",
            "interleaved.txt");

    private TraceCases() {}

    /**
     * A fragment.
     *
     * @param name what it shows
     * @param letters for each line its record's letter, a capital one for a trace; a dot for none
     * @param lines its lines
     */
    record Case(String name, List<Character> letters, List<String> lines) {
        /** The records: their letters with the numbers of their lines. */
        Map<Character, List<Long>> records() {
            Map<Character, List<Long>> records = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                if (letters.get(i) != '.') {
                    records.computeIfAbsent(letters.get(i), _ -> new ArrayList<>())
                            .add(i + 1L);
                }
            }
            return records;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        return FILES.stream().flatMap(file -> cases(lines(file)).stream()).toList();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(TraceCases.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Case> cases(List<String> lines) {
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("## ")) {
                cases.add(new Case(line.substring(3), new ArrayList<>(), new ArrayList<>()));
            } else if (line.length() > 1 && line.charAt(1) == '|' && !cases.isEmpty()) {
                cases.getLast().letters().add(line.charAt(0));
                cases.getLast().lines().add(line.substring(2));
            }
        }
        return cases;
    }

    /** The records that lines become, in the order in which they are handed on. */
    static List<LogRecord> assembled(List<String> lines) {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        for (int i = 0; i < lines.size(); i++) {
            assembler.add(LogLine.plain(i + 1L, "", lines.get(i)));
        }
        assembler.flush();
        return records;
    }
}
