package dev.ghostlight.app.report;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;

/**
 * Writes the records of a log one by one, so that it may be as long as it likes. What it is written to is flushed at
 * the end and not closed.
 */
public abstract class RecordsReport implements AutoCloseable {
    private RecordsReport() {}

    /** Takes the next record. */
    public abstract void record(LogRecord record, Fingerprint fingerprint);

    @Override
    public abstract void close();

    /** As the published contract has it. */
    public static RecordsReport json(Writer writer) {
        return new AsJson(JsonOutput.begun(writer));
    }

    /** For people: a line for each record, and its text below. */
    public static RecordsReport text(Writer writer, Terminal terminal) {
        return new AsText(new java.io.PrintWriter(writer), new Ink(terminal.color()));
    }

    private static String level(LogRecord record) {
        return record.level().name().toLowerCase(Locale.ROOT);
    }

    private static String kind(LogRecord record) {
        return record.isTrace() ? "trace" : "message";
    }

    private static final class AsJson extends RecordsReport {
        private final JsonOutput out;

        AsJson(JsonOutput out) {
            this.out = out;
            out.whole("ghostlight", 1);
            out.text("verb", "judge records");
            out.beginArray("records");
        }

        @Override
        public void record(LogRecord record, Fingerprint fingerprint) {
            out.object(() -> {
                out.whole("firstLine", record.firstLine());
                out.whole("lastLine", record.lastLine());
                out.text("kind", kind(record));
                out.text("fingerprint", fingerprint.toString());
                out.text("level", level(record));
                out.text("thread", record.thread());
                if (record.timeMillis() != LogLine.NO_TIME) {
                    out.text("at", Instant.ofEpochMilli(record.timeMillis()).toString());
                }
                out.text("text", record.text());
                if (!record.isContiguous()) {
                    out.wholes("lines", record.lines());
                }
            });
        }

        @Override
        public void close() {
            out.endArray();
            out.end();
        }
    }

    private static final class AsText extends RecordsReport {
        private final java.io.PrintWriter out;
        private final Ink ink;

        AsText(java.io.PrintWriter out, Ink ink) {
            this.out = out;
            this.ink = ink;
        }

        @Override
        public void record(LogRecord record, Fingerprint fingerprint) {
            String lines = record.firstLine() == record.lastLine()
                    ? String.valueOf(record.firstLine())
                    : record.firstLine() + "-" + record.lastLine();
            out.println(ink.title(lines) + "  " + kind(record) + "  " + level(record) + "  " + fingerprint
                    + (record.thread().isEmpty() ? "" : "  [" + Visible.of(record.thread()) + "]"));
            record.texts().forEach(text -> out.println("    " + Visible.of(text)));
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
