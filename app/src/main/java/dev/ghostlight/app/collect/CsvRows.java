package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file whose first row names its columns: plain or gzip, separated by comma, semicolon or tab, in
 * UTF-8 with or without a byte order mark, quoted as RFC 4180 has it. Not thread-safe.
 */
public final class CsvRows implements AutoCloseable {
    private static final int FIELD_BYTES_MAX = 1 << 16;
    private static final int FIELDS_MAX = 10_000;

    private final SourceFile file;
    private final CsvRecords records;

    /**
     * Opens it.
     *
     * @throws CollectException if it cannot be read
     */
    public CsvRows(Path path) throws CollectException {
        file = new SourceFile(path);
        try {
            records = new CsvRecords(file, FIELD_BYTES_MAX, FIELDS_MAX, true);
        } catch (CollectException e) {
            file.close();
            throw e;
        }
    }

    /**
     * The next row; null at the end.
     *
     * @throws CollectException if it cannot be read
     */
    public @Nullable Row next() throws CollectException {
        return switch (records.next()) {
            case null -> null;
            case CsvRecords.Entry.Row row ->
                new Row(
                        row.line(),
                        row.fields().stream()
                                .map(field -> new String(field, UTF_8).strip())
                                .toList(),
                        "");
            case CsvRecords.Entry.Malformed malformed -> new Row(malformed.line(), List.of(), malformed.what());
        };
    }

    @Override
    public void close() throws CollectException {
        file.close();
    }

    /**
     * A row.
     *
     * @param line the line it begins on, from 1
     * @param fields its fields, without spaces around them
     * @param problem what is wrong where one should be; empty if nothing is
     */
    public record Row(long line, List<String> fields, String problem) {
        /** Copies. */
        public Row {
            fields = List.copyOf(fields);
        }
    }
}
