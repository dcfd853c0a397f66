package dev.ghostlight.app.signals.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the columns of a CSV file of metrics are, by the words of its first row. Immutable and thread-safe. */
final class CsvColumns {
    private static final Set<String> TIME = Set.of("time", "timestamp", "ts", "date", "datetime", "@timestamp");
    private static final Set<String> NODE = Set.of("node", "host", "hostname", "instance", "server", "pod");
    private static final Set<String> METRIC = Set.of("metric", "name", "series");
    private static final Set<String> VALUE = Set.of("value");

    private final List<String> names;
    private final int time;
    private final int node;
    private final int metric;
    private final int value;

    private CsvColumns(List<String> names) {
        this.names = List.copyOf(names);
        time = column(TIME);
        node = column(NODE);
        metric = column(METRIC);
        value = column(VALUE);
    }

    /** The columns. */
    static CsvColumns of(String where, List<String> names) throws MetricsException {
        CsvColumns columns = new CsvColumns(names);
        List<String> problems = new ArrayList<>();
        if (columns.time < 0) {
            problems.add(MetricsException.problem(
                    where,
                    "no column is named \"time\": " + String.join(", ", names),
                    "It cannot be told what was before the change",
                    "Name the columns in the first row: time,node,latency or time,node,metric,value"));
        } else if (!columns.isLong() && columns.values().isEmpty()) {
            problems.add(MetricsException.problem(
                    where,
                    "no column is a metric: " + String.join(", ", names),
                    "There is nothing to judge",
                    "Add a column with the metric's name"));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                problems.add(MetricsException.problem(
                        where,
                        name.isEmpty() ? "a column has no name" : "two columns are named \"" + name + "\"",
                        "It cannot be told what its values are",
                        "Give each column a name of its own"));
            }
        }
        if (!problems.isEmpty()) {
            throw MetricsException.wrong(problems);
        }
        return columns;
    }

    private int column(Set<String> words) {
        for (int i = 0; i < names.size(); i++) {
            if (words.contains(names.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether each row is one point. */
    boolean isLong() {
        return metric >= 0 && value >= 0;
    }

    int count() {
        return names.size();
    }

    int time() {
        return time;
    }

    /** Negative where no column is for nodes. */
    int node() {
        return node;
    }

    int metric() {
        return metric;
    }

    int value() {
        return value;
    }

    String name(int column) {
        return names.get(column);
    }

    /** The columns that are metrics, where each row has several points. */
    List<Integer> values() {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (i != time && i != node) {
                values.add(i);
            }
        }
        return values;
    }
}
