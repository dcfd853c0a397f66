package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ghostlight.app.collect.CollectException;
import dev.ghostlight.app.collect.CsvRecords;
import dev.ghostlight.app.collect.CsvRecords.Entry;
import dev.ghostlight.app.collect.SourceFile;
import dev.ghostlight.app.signals.metrics.Gathering.Clash;
import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.judge.metrics.Points;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads metrics from a CSV file: a row for each time and node with a column for each metric, or a row for each point
 * with columns {@code time}, {@code node}, {@code metric} and {@code value}. Columns and rows may come in any order.
 *
 * <p>Plain or gzip; separated by comma, semicolon or tab; quoted as RFC 4180 has it. Times are ISO 8601 with a zone, or
 * seconds or milliseconds since the epoch. An empty field, {@code NaN} and {@code null} are a missing value. Not
 * thread-safe.
 */
public final class CsvMetrics {
    private static final int PROBLEMS_SHOWN = 20;
    private static final int CHARACTERS_SHOWN = 40;
    private static final int FIELD_BYTES_MAX = 1 << 16;
    private static final int COLUMNS_MAX = 10_000;
    private static final String NONE_JUDGED = "No metric of the file is judged";

    private final Path path;
    private final List<String> problems = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Gathering>> gathered = new TreeMap<>();
    private final TimeText times = new TimeText();
    private long problemCount;

    private CsvMetrics(Path path) {
        this.path = path;
    }

    /**
     * Reads a file.
     *
     * @throws MetricsException if it cannot be read or any of its rows is wrong; all such rows are told of at once
     */
    public static ReadMetrics read(Path path) throws MetricsException {
        CsvMetrics metrics = new CsvMetrics(path);
        try (SourceFile file = new SourceFile(path)) {
            metrics.readAll(new CsvRecords(file, FIELD_BYTES_MAX, COLUMNS_MAX));
        } catch (CollectException e) {
            throw MetricsException.wrong(List.of(e.getMessage() == null ? path + " cannot be read" : e.getMessage()));
        }
        return metrics.result();
    }

    private void readAll(CsvRecords records) throws CollectException, MetricsException {
        CsvColumns columns = null;
        for (Entry entry = records.next(); entry != null; entry = records.next()) {
            switch (entry) {
                case Entry.Malformed malformed ->
                    problem(malformed.line(), malformed.what(), "The line is no row", "Correct its quotes");
                case Entry.Row row -> {
                    List<String> fields = new ArrayList<>(row.fields().size());
                    row.fields().forEach(field -> fields.add(new String(field, UTF_8).strip()));
                    if (columns == null) {
                        columns = CsvColumns.of(path + ":" + row.line(), fields);
                    } else {
                        add(columns, fields, row.line());
                    }
                }
            }
        }
        if (columns == null && problems.isEmpty()) {
            problem(
                    1,
                    "the file is empty",
                    "There is nothing to judge",
                    "Write a row of column names and rows of points");
        }
    }

    private void add(CsvColumns columns, List<String> fields, long line) {
        if (fields.size() != columns.count()) {
            problem(
                    line,
                    fields.size() + " fields where the first row names " + columns.count() + " columns",
                    "It cannot be told which value belongs to which metric",
                    "Write as many fields as columns; an empty one is a missing value");
            return;
        }
        String timeText = fields.get(columns.time());
        long millis = times.millis(timeText);
        if (millis == TimeText.UNREADABLE) {
            problem(
                    line,
                    "the time \"" + Visible.of(timeText, CHARACTERS_SHOWN) + "\" " + times.problem(timeText),
                    "It cannot be told whether the point is before the change or after it",
                    "Write 2026-11-27T12:00:00Z, or seconds since 1970");
            return;
        }
        String node = columns.node() < 0 ? "all" : fields.get(columns.node());
        if (node.isEmpty()) {
            problem(line, "the node is empty", "The point belongs to nobody", "Write the node's name");
            return;
        }
        if (columns.isLong()) {
            addPoint(fields.get(columns.metric()), node, millis, fields.get(columns.value()), line);
        } else {
            for (int column : columns.values()) {
                addPoint(columns.name(column), node, millis, fields.get(column), line);
            }
        }
    }

    private void addPoint(String metric, String node, long millis, String text, long line) {
        if (metric.isEmpty()) {
            problem(line, "the metric has no name", "The value belongs to nothing", "Write the metric's name");
            return;
        }
        double value = Double.NaN;
        if (!isMissing(text)) {
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException _) {
                problem(
                        line,
                        metric + " is \"" + Visible.of(text, CHARACTERS_SHOWN) + "\", which is no number",
                        "To take it for missing or for zero would judge what nobody measured",
                        "Write a number with a decimal point, or leave the field empty");
                return;
            }
        }
        gathered.computeIfAbsent(metric, _ -> new TreeMap<>())
                .computeIfAbsent(node, _ -> new Gathering())
                .add(millis, value, line);
    }

    private static boolean isMissing(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null");
    }

    private void problem(long line, String what, String consequence, String remedy) {
        if (problemCount++ < PROBLEMS_SHOWN) {
            problems.add(MetricsException.problem(path + ":" + line, what, consequence, remedy));
        }
    }

    private ReadMetrics result() throws MetricsException {
        List<Clash> clashes = new ArrayList<>();
        int read = gathered.values().stream()
                .flatMap(nodes -> nodes.values().stream())
                .mapToInt(Gathering::size)
                .sum();
        SortedMap<String, SortedMap<String, Points>> all = Gathering.all(gathered, clashes);
        clashes.sort(Comparator.comparingLong(Clash::line));
        for (Clash clash : clashes) {
            problem(
                    clash.line(),
                    "at " + clash.at() + " the value is " + clash.value() + ", and in line " + clash.first()
                            + " it was " + clash.firstValue(),
                    "It cannot be told which of them holds",
                    "Leave one of them");
        }
        if (problemCount > problems.size()) {
            problems.add(
                    path + ": and " + (problemCount - problems.size()) + " more lines are wrong. " + NONE_JUDGED + ".");
        }
        if (!problems.isEmpty()) {
            throw MetricsException.wrong(problems);
        }
        int kept = all.values().stream()
                .flatMap(nodes -> nodes.values().stream())
                .mapToInt(Points::size)
                .sum();
        return new ReadMetrics(
                all,
                kept == read ? List.of() : List.of(path + ": " + (read - kept) + " points came twice and count once"));
    }
}
