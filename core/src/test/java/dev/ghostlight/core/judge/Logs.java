package dev.ghostlight.core.judge;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Logs as tests write them, and what judges them. */
final class Logs {
    static final Instant CHANGE = Instant.parse("2026-11-20T12:00:00Z");

    private static final WordList WORDS = new WordList(List.of(
            "started",
            "user",
            "order",
            "stored",
            "cannot",
            "reach",
            "store",
            "mail",
            "sent",
            "to",
            "in",
            "for",
            "connection",
            "refused",
            "closing",
            "new",
            "thing",
            "the",
            "cache",
            "miss",
            "retry"));

    private Logs() {}

    static Fingerprinter fingerprinter() {
        return new Fingerprinter(WORDS);
    }

    /** {@code 2026-11-20T12:00:05Z INFO started}: so many seconds after the change. */
    static String at(double seconds, String text) {
        return CHANGE.plusMillis(Math.round(seconds * 1e3)) + " " + text;
    }

    /** The records of lines. */
    static List<LogRecord> records(List<String> lines) {
        List<LogRecord> records = new ArrayList<>();
        Assembler assembler = new Assembler(records::add);
        for (int i = 0; i < lines.size(); i++) {
            assembler.add(LogLine.plain(i + 1, "", lines.get(i)));
        }
        assembler.flush();
        return records;
    }

    static void each(List<String> lines, Consumer<LogRecord> to) {
        records(lines).forEach(to);
    }
}
