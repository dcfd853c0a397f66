package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV file as RFC 4180 has them; empty lines are passed over.
 *
 * <p>The separator is the last comma, semicolon or tab of the first line: in a file of keys and counts the count comes
 * last and holds none of them. Not thread-safe.
 */
final class CsvRecords {
    private static final int END = -1;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    /** Of a record with more fields than anybody wants only the first ones are kept. */
    private static final int FIELDS_MAX = 3;

    private final SourceFile file;
    private final int fieldBytesMax;
    private final int fieldsMax;
    private final int separator;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int length;
    private int current;
    private long line = 1;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();

    CsvRecords(SourceFile file, int fieldBytesMax) throws CollectException {
        this(file, fieldBytesMax, FIELDS_MAX, false);
    }

    /**
     * @param isNamed whether the first line names the columns, the first of them without a separator in it, which is
     *     then the first one of the line
     */
    CsvRecords(SourceFile file, int fieldBytesMax, int fieldsMax, boolean isNamed) throws CollectException {
        this.file = file;
        this.fieldBytesMax = fieldBytesMax;
        this.fieldsMax = fieldsMax;
        length = file.read(buffer, 0, buffer.length);
        String start = new String(buffer, 0, Math.max(0, length), ISO_8859_1);
        if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
            throw new CollectException(
                    file.path().toString(), "is UTF-16", "It cannot be read", "Save it as CSV in UTF-8");
        }
        at = start.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        String firstLine = start.substring(at).strip().lines().findFirst().orElse("");
        separator = isNamed ? firstSeparator(firstLine) : separator(firstLine);
        current = nextByte();
    }

    /** The next record; null at the end. */
    @Nullable
    Entry next() throws CollectException {
        while (current == '\n') {
            advance();
        }
        if (current == END) {
            return null;
        }
        long firstLine = line;
        List<byte[]> fields = new ArrayList<>(Math.min(16, fieldsMax));
        while (true) {
            field.reset();
            String problem = current == '"' ? quoted() : plain();
            if (problem != null) {
                skipLine();
                return new Entry.Malformed(firstLine, problem);
            }
            if (fields.size() < fieldsMax) {
                fields.add(field.toByteArray());
            }
            if (current != separator) {
                return new Entry.Row(firstLine, fields);
            }
            advance();
        }
    }

    /** Reads a field in quotes and stops at what ends it; returns what is wrong with it. */
    private @Nullable String quoted() throws CollectException {
        advance();
        while (true) {
            if (current == END) {
                return "a quote is opened and never closed";
            }
            if (current == '"') {
                advance();
                if (current != '"') {
                    return endsField() ? null : "text follows a closing quote";
                }
            }
            String problem = take();
            if (problem != null) {
                return problem;
            }
        }
    }

    /** Reads a field without quotes and stops at what ends it; returns what is wrong with it. */
    private @Nullable String plain() throws CollectException {
        while (!endsField()) {
            if (current == '"') {
                return "a quote stands inside a field that is not quoted";
            }
            String problem = take();
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String take() throws CollectException {
        if (field.size() == fieldBytesMax) {
            return "a field is longer than " + fieldBytesMax + " bytes; is a quote not closed?";
        }
        field.write(current);
        advance();
        return null;
    }

    private boolean endsField() {
        return current == separator || current == '\n' || current == END;
    }

    private void skipLine() throws CollectException {
        while (current != '\n' && current != END) {
            advance();
        }
    }

    private void advance() throws CollectException {
        if (current == '\n') {
            line++;
        }
        current = nextByte();
    }

    /** The next byte; a carriage return with a line feed is a line feed. */
    private int nextByte() throws CollectException {
        if (!hasBytes()) {
            return END;
        }
        int next = buffer[at++] & 0xff;
        if (next == '\r' && hasBytes() && buffer[at] == '\n') {
            at++;
            return '\n';
        }
        return next;
    }

    private boolean hasBytes() throws CollectException {
        if (at == length) {
            at = 0;
            length = file.read(buffer, 0, buffer.length);
        }
        return length > 0;
    }

    private static int separator(String firstLine) {
        for (int i = firstLine.length() - 1; i >= 0; i--) {
            char character = firstLine.charAt(i);
            if (character == ',' || character == ';' || character == '\t') {
                return character;
            }
        }
        return ',';
    }

    private static int firstSeparator(String firstLine) {
        return firstLine
                .chars()
                .filter(character -> character == ',' || character == ';' || character == '\t')
                .findFirst()
                .orElse(',');
    }

    /** A record, or what is wrong where one should be. */
    sealed interface Entry {
        /** The line it begins on, from 1. */
        long line();

        /**
         * A record.
         *
         * @param line the line it begins on, from 1
         * @param fields its fields, the first ones if there are more than are wanted
         */
        record Row(long line, List<byte[]> fields) implements Entry {}

        /**
         * A line that is not CSV.
         *
         * @param line the line it begins on, from 1
         * @param what what is wrong
         */
        record Malformed(long line, String what) implements Entry {}
    }
}
