package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ghostlight.app.collect.CsvRecords.Entry;
import dev.ghostlight.app.words.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads how often each key was asked for from a CSV file with two columns, key and count.
 *
 * <p>Plain or gzip; separated by comma, semicolon or tab; with or without a row that names the columns; quoted as RFC
 * 4180 has it. Keys may be any bytes. Counts of a key that comes several times are added up, so that the files of
 * several days may be put one after another. Not thread-safe.
 */
public final class CsvKeys {
    private static final int PROBLEMS_SHOWN = 20;
    private static final int CHARACTERS_SHOWN = 40;
    private static final int FIELD_BYTES_MAX = 1 << 20;
    /** One more than there are columns, so that a row with too many is noticed. */
    private static final int FIELDS_MAX = 3;

    private final Path path;
    private final KeyTable table = new KeyTable(Limits.tableBytes(1));
    private final List<String> problems = new ArrayList<>();
    private long problemCount;
    private long entries;
    private long rows;
    private long requests;
    private boolean header;

    private CsvKeys(Path path) {
        this.path = path;
    }

    /**
     * Reads a file of counts.
     *
     * @throws CollectException if it cannot be read or any of its rows is wrong; all such rows are told of at once
     */
    public static CsvCount read(Path path) throws CollectException {
        CsvKeys keys = new CsvKeys(path);
        try (SourceFile file = new SourceFile(path)) {
            CsvRecords records = new CsvRecords(file, FIELD_BYTES_MAX, FIELDS_MAX);
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                keys.add(entry);
            }
        } catch (KeyTable.FullException e) {
            throw e.explained(path.toString());
        }
        return keys.result();
    }

    private CsvCount result() throws CollectException {
        if (problemCount > problems.size()) {
            problems.add(path + ": and " + (problemCount - problems.size()) + " more lines are wrong");
        }
        if (!problems.isEmpty()) {
            throw new CollectException(problems);
        }
        if (rows == 0) {
            throw new CollectException(
                    path.toString(),
                    "has no rows with a key and a count",
                    "Nothing is known of how popular the keys are",
                    "Give it a row such as sticker-17,4211 for each key");
        }
        return new CsvCount(table.counts(), rows, header);
    }

    private void add(Entry entry) throws KeyTable.FullException {
        entries++;
        switch (entry) {
            case Entry.Malformed(long line, String what) ->
                refuse(line, what, "Quote the whole field, and double the quotes inside it");
            case Entry.Row(long line, List<byte[]> fields) -> addRow(line, fields);
        }
    }

    private void addRow(long line, List<byte[]> fields) throws KeyTable.FullException {
        if (fields.size() != 2) {
            refuse(
                    line,
                    fields.size() == 1 ? "there is one column and not two" : "there are more than two columns",
                    "Give a key and a count, separated by a comma, a semicolon or a tab; quote a key that holds one");
            return;
        }
        byte[] key = fields.getFirst();
        String count = new String(fields.getLast(), ISO_8859_1).strip();
        if (entries == 1 && isColumnName(count)) {
            header = true;
            return;
        }
        if (key.length == 0) {
            refuse(line, "the key is empty", "Name it, or leave the row out");
            return;
        }
        addCount(line, key, count);
    }

    private void addCount(long line, byte[] key, String count) throws KeyTable.FullException {
        long number = wholeNumber(count);
        if (number < 1 || number > Long.MAX_VALUE - requests) {
            refuse(
                    line,
                    "'" + Visible.of(count, CHARACTERS_SHOWN) + "' is not a whole number from 1 on"
                            + (number > 0 ? " that can be added to the others" : ""),
                    "Write the count in digits only; leave out keys that nobody asked for");
            return;
        }
        requests += number;
        rows++;
        table.add(key, 0, key.length, number);
    }

    private void refuse(long line, String what, String remedy) {
        problemCount++;
        if (problems.size() < PROBLEMS_SHOWN) {
            problems.add(CollectException.problem(
                    path + ":" + line, what, "The popularity of the keys would be wrong without it", remedy));
        }
    }

    private static boolean isColumnName(String text) {
        return !text.isEmpty() && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
    }

    /** The number that digits write; -1 if there are other characters or too many digits. */
    private static long wholeNumber(String text) {
        if (text.isEmpty() || !text.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return -1;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
