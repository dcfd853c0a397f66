package dev.ghostlight.app.judge;

import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.signals.files.LogFile;
import dev.ghostlight.app.signals.files.LogFiles;
import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the records of a log file. */
public final class RecordReader {
    private RecordReader() {}

    /**
     * Hands on each record with its fingerprint, in the order of their first lines.
     *
     * @return what went wrong while reading, each in full sentences
     * @throws JudgeException if the file cannot be read
     */
    public static List<String> read(LogFile file, InputStream standardInput, BiConsumer<LogRecord, Fingerprint> to)
            throws JudgeException, InterruptedException {
        Fingerprinter fingerprinter = new Fingerprinter(ShippedWords.read());
        NodeRecords records = new NodeRecords((_, record) -> to.accept(record, fingerprinter.of(record)));
        try (LogFiles source = new LogFiles(List.of(file), standardInput)) {
            source.read(records);
        }
        records.nothingForNow();
        JudgeException.ifUnread(records.problems());
        return records.problems().stream().map(SourceProblem::message).toList();
    }
}
