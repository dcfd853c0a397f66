package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.app.collect.CollectException;
import dev.ghostlight.app.collect.CsvRows;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.app.words.Visible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads series from a CSV file whose first row names its columns: {@code time,node,metric,value}, a point a row, or
 * {@code time,node,} and a column for each metric. Without a column {@code node} all is of one node, {@code all}.
 *
 * <p>Rows may be in any order. A value that is empty, {@code NaN}, {@code null} or {@code NA} is missing. All problems
 * are told at once, each with its line. Not thread-safe.
 */
public final class MetricCsv {
    /** The node of points that name none. */
    public static final String ONE_NODE = "all";

    private static final int PROBLEMS_SHOWN = 20;
    private static final Set<String> TIMES = Set.of("time", "timestamp", "at");
    private static final Set<String> NODES = Set.of("node", "instance", "host", "server");
    private static final Set<String> MISSING = Set.of("", "nan", "null", "na", "n/a", "none", "-");

    private final Path path;
    private final PointTable table = new PointTable();
    private final Map<String, PointTable.Points> known = new HashMap<>();
    private final Map<String, PointTable.@Nullable Points[]> wideKnown = new HashMap<>();
    private final List<SourceProblem> problems = new ArrayList<>();
    private long problemCount;
    private int timeColumn = -1;
    private int nodeColumn = -1;
    private int metricColumn = -1;
    private int valueColumn = -1;
    private List<String> names = List.of();

    private MetricCsv(Path path) {
        this.path = path;
    }

    /** Reads a file, plain or gzip; a file that cannot be read is a problem of the result. */
    public static ReadMetrics read(Path path) {
        MetricCsv csv = new MetricCsv(path);
        try (CsvRows rows = new CsvRows(path)) {
            CsvRows.Row header = rows.next();
            if (csv.takesHeader(header)) {
                for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                    csv.add(row);
                }
            }
        } catch (CollectException e) {
            csv.problems.add(unread(path, e));
        }
        return csv.result();
    }

    /** The message says what and what to do about it already. */
    private static SourceProblem unread(Path path, CollectException problem) {
        String message = String.valueOf(problem.getMessage());
        String where = path + ": ";
        String what = message.startsWith(where) ? message.substring(where.length()) : message;
        int end = what.indexOf(". ");
        String first = end < 0 ? what : what.substring(0, end);
        int last = what.lastIndexOf(". ", what.length() - 2);
        String remedy = last < 0 ? "Check the path" : what.substring(last + 2, what.length() - 1);
        return SourceProblem.unread(path.toString(), first, remedy);
    }

    private boolean takesHeader(CsvRows.@Nullable Row header) {
        if (header == null || !header.problem().isEmpty()) {
            problems.add(SourceProblem.unread(
                    path.toString(),
                    header == null ? "is empty" : "its first row is no CSV: " + header.problem(),
                    "Begin it with a row that names the columns, such as time,node,metric,value"));
            return false;
        }
        names = header.fields();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            timeColumn = timeColumn < 0 && TIMES.contains(name) ? i : timeColumn;
            nodeColumn = nodeColumn < 0 && NODES.contains(name) ? i : nodeColumn;
            metricColumn = name.equals("metric") ? i : metricColumn;
            valueColumn = name.equals("value") ? i : valueColumn;
        }
        List<String> wrong = new ArrayList<>();
        if (timeColumn < 0) {
            wrong.add("no column is named time");
        }
        if (metricColumn >= 0 && valueColumn < 0) {
            wrong.add("there is a column metric and none named value");
        }
        if (metricColumn < 0 && names.size() - (nodeColumn < 0 ? 1 : 2) < 1) {
            wrong.add("there is no column of a metric");
        }
        if (new LinkedHashSet<>(names).size() < names.size()) {
            wrong.add("two columns have the same name");
        }
        if (wrong.isEmpty()) {
            return true;
        }
        problems.add(SourceProblem.unread(
                path + ":1",
                String.join(", and ", wrong) + " in " + Visible.quoted(String.join(",", names)),
                "Name the columns time,node,metric,value, or time,node and one column for each metric"));
        return false;
    }

    private void add(CsvRows.Row row) {
        if (!row.problem().isEmpty()) {
            problem(row.line(), row.problem(), "Mend the row");
            return;
        }
        List<String> fields = row.fields();
        if (fields.size() != names.size()) {
            problem(
                    row.line(),
                    "has " + fields.size() + " fields, where the first row names " + names.size(),
                    "Write as many fields as there are columns");
            return;
        }
        long time = MetricTimes.millis(fields.get(timeColumn));
        if (time == MetricTimes.NONE) {
            String text = fields.get(timeColumn);
            problem(
                    row.line(),
                    "time " + Visible.quoted(text) + (MetricTimes.lacksZone(text) ? " names no zone" : " is no time"),
                    "Write 2026-11-27T04:12:09Z, or seconds or milliseconds since 1970");
            return;
        }
        String node = nodeColumn < 0 ? ONE_NODE : fields.get(nodeColumn);
        if (node.isEmpty()) {
            problem(row.line(), "names no node", "Write the name of the node in column " + names.get(nodeColumn));
            return;
        }
        if (metricColumn >= 0) {
            addLong(row, time, node);
        } else {
            addWide(row, time, node);
        }
    }

    private void addLong(CsvRows.Row row, long time, String node) {
        String metric = row.fields().get(metricColumn);
        if (metric.isEmpty()) {
            problem(row.line(), "names no metric", "Write the name of the metric in column metric");
            return;
        }
        PointTable.Points points = known.computeIfAbsent(metric + '\n' + node, _ -> table.of(metric, node));
        addValue(row, valueColumn, time, points);
    }

    private void addWide(CsvRows.Row row, long time, String node) {
        PointTable.@Nullable Points[] columns =
                wideKnown.computeIfAbsent(node, _ -> new PointTable.Points[names.size()]);
        for (int i = 0; i < names.size(); i++) {
            if (i == timeColumn || i == nodeColumn) {
                continue;
            }
            PointTable.Points points = columns[i];
            if (points == null) {
                points = table.of(names.get(i), node);
                columns[i] = points;
            }
            addValue(row, i, time, points);
        }
    }

    private void addValue(CsvRows.Row row, int column, long time, PointTable.Points points) {
        String text = row.fields().get(column);
        try {
            points.add(time, isMissing(text) ? Double.NaN : Double.parseDouble(text));
        } catch (NumberFormatException e) {
            problem(
                    row.line(),
                    names.get(column) + " " + Visible.quoted(text) + " is no number",
                    "Write a number with a point for the decimals, or nothing where there is none");
        }
    }

    private static boolean isMissing(String text) {
        if (text.length() > 4) {
            return false;
        }
        return text.isEmpty()
                || (!isDigit(text.charAt(text.length() - 1)) && MISSING.contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private void problem(long line, String what, String remedy) {
        problemCount++;
        if (problems.size() < PROBLEMS_SHOWN) {
            problems.add(SourceProblem.partial(path + ":" + line, what, "This row is left out", remedy));
        }
    }

    private ReadMetrics result() {
        if (problemCount > PROBLEMS_SHOWN) {
            problems.add(SourceProblem.partial(
                    path.toString(),
                    (problemCount - PROBLEMS_SHOWN) + " more rows are wrong",
                    "They are left out",
                    "Mend those above first"));
        }
        long duplicates = table.duplicates();
        if (duplicates > 0) {
            problems.add(SourceProblem.partial(
                    path.toString(),
                    duplicates + " points have the time, node and metric of another one",
                    "Of each time the last point counts",
                    "Name what differs in the column of the node, or write each point once"));
        }
        return new ReadMetrics(table.all(), problems);
    }
}
