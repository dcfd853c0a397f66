package dev.ghostlight.core.judge.errors.assemble;

import java.util.List;

/**
 * What somebody logged at once: a message, with a stack trace if it has one.
 *
 * @param form how its stack trace is written; {@link Form#NONE} where it has none
 * @param lane where its lines came from
 * @param lines the numbers of its lines, rising; at least one
 * @param level how grave it is by its own word
 * @param thread the thread or process, where its lines name it; else empty
 * @param timeMillis when its first line was written, in milliseconds since 1970 UTC, as its envelope says or else what
 *     stands before the message; {@link LogLine#NO_TIME} where neither does
 * @param texts its lines in their order, without what stands before the message; fewer than {@code lines} where it was
 *     too long to keep
 */
public record LogRecord(
        Form form, String lane, List<Long> lines, Level level, String thread, long timeMillis, List<String> texts) {
    public LogRecord {
        lines = List.copyOf(lines);
        texts = List.copyOf(texts);
        if (lines.isEmpty() || texts.isEmpty()) {
            throw new IllegalArgumentException("a record has at least one line");
        }
    }

    /** Whether there is a stack trace. */
    public boolean isTrace() {
        return form != Form.NONE;
    }

    /** The number of its first line. */
    public long firstLine() {
        return lines.getFirst();
    }

    /** The number of its last line. */
    public long lastLine() {
        return lines.getLast();
    }

    /** Whether no line of another record stands between its lines. */
    public boolean isContiguous() {
        return lastLine() - firstLine() + 1 == lines.size();
    }

    /** All of its text that was kept. */
    public String text() {
        return String.join("\n", texts);
    }

    /** The same, written at another time. */
    public LogRecord at(long millis) {
        return new LogRecord(form, lane, lines, level, thread, millis, texts);
    }
}
