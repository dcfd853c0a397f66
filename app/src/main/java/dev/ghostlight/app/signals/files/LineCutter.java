package dev.ghostlight.app.signals.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines and makes text of them: UTF-8, with U+FFFD for what is none.
 *
 * <p>Of a line that is too long the beginning is given as soon as it is too long, and the rest is skipped. Memory is
 * bounded by the longest line that is kept. For one thread.
 */
public final class LineCutter {
    /** Read at once, where all of a file is read. */
    public static final int LARGE_READ = 1 << 17;

    /** Read at once, where many files or pipes are read side by side. */
    public static final int SMALL_READ = 1 << 13;

    private static final int PLAIN_BYTES_MAX = 1 << 16;
    private static final int JSON_BYTES_MAX = 1 << 24;
    private static final int UTF_8_FOLLOWING = 0x80;
    private static final int UTF_8_BYTES_MAX = 4;

    private final Consumer<String> to;
    private final int readBytes;
    private byte[] buffer;

    /** Where the line begins that has no end yet. */
    private int from;

    /** Up to where no line end was found. */
    private int seen;

    private int end;
    private boolean isSkipping;
    private long cutLines;
    private long skippedBytes;

    /** Where bytes come from. */
    @FunctionalInterface
    public interface Bytes {
        /** Reads at least one byte; -1 at the end. */
        int read(byte[] target, int offset, int length) throws IOException;
    }

    /**
     * Hands lines to somebody.
     *
     * @param readBytes how much is read at once, at least
     */
    public LineCutter(int readBytes, Consumer<String> to) {
        this.readBytes = readBytes;
        this.to = to;
        buffer = new byte[2 * readBytes];
    }

    /** Reads once, and hands on each line that has ended; returns how many bytes came, -1 at the end. */
    public int readFrom(Bytes bytes) throws IOException {
        makeRoom();
        int count = bytes.read(buffer, end, buffer.length - end);
        if (count > 0) {
            end += count;
            cut();
        }
        return count;
    }

    /** What is left without a line end is a line, if there is anything. */
    public void end() {
        if (isSkipping) {
            skippedBytes += end - from;
        } else if (end > from) {
            give(end);
        }
        isSkipping = false;
        from = 0;
        seen = 0;
        end = 0;
    }

    /** Whether a line has begun that has not ended. */
    public boolean isWithinLine() {
        return isSkipping || end > from;
    }

    /** Tells of lines that were too long, if there were any. */
    public void tellWhatWasCut(String where, LineSink sink) {
        if (cutLines > 0) {
            sink.problem(SourceProblem.partial(
                    where,
                    String.format(
                            Locale.ROOT,
                            "%,d lines are longer than 64 KB and were cut (%,d bytes in all)",
                            cutLines,
                            skippedBytes),
                    "What stands behind that is not judged",
                    "Nothing has to be done, unless it is something other than a log"));
        }
    }

    private void makeRoom() {
        if (buffer.length - end >= readBytes) {
            return;
        }
        int kept = end - from;
        if (buffer.length - kept < readBytes) {
            buffer = Arrays.copyOfRange(buffer, from, from + Math.max(2 * kept, kept + readBytes));
        } else {
            System.arraycopy(buffer, from, buffer, 0, kept);
        }
        seen -= from;
        end = kept;
        from = 0;
    }

    private void cut() {
        byte[] bytes = buffer;
        int last = end;
        for (int at = seen; at < last; at++) {
            if (bytes[at] == '\n') {
                finish(at);
            }
        }
        seen = last;
        if (isSkipping) {
            skippedBytes += end - from;
            from = end;
        } else if (end - from > PLAIN_BYTES_MAX && end - from > longest()) {
            beginSkipping();
        }
    }

    private void finish(int lineEnd) {
        if (isSkipping) {
            skippedBytes += lineEnd - from;
            isSkipping = false;
        } else {
            give(lineEnd);
        }
        from = lineEnd + 1;
    }

    /** JSON is of use as a whole only, and one line of it may hold many records. */
    private int longest() {
        return buffer[from] == '{' ? JSON_BYTES_MAX : PLAIN_BYTES_MAX;
    }

    private void beginSkipping() {
        give(end);
        isSkipping = true;
        from = end;
    }

    private void give(int lineEnd) {
        int length = lineEnd - from;
        if (length > PLAIN_BYTES_MAX && length > longest()) {
            int kept = wholeCharacters(PLAIN_BYTES_MAX);
            cutLines++;
            skippedBytes += length - kept;
            length = kept;
        } else if (length > 0 && buffer[lineEnd - 1] == '\r') {
            length--;
        }
        to.accept(new String(buffer, from, length, UTF_8));
    }

    private int wholeCharacters(int bytes) {
        int whole = bytes;
        while (whole > bytes - UTF_8_BYTES_MAX && (buffer[from + whole] & 0xC0) == UTF_8_FOLLOWING) {
            whole--;
        }
        return whole;
    }
}
