package dev.ghostlight.app.signals.metrics;

import dev.ghostlight.core.judge.metrics.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Points as they come in, of one metric on one node, and what is wrong among them. Not thread-safe. */
final class Gathering {
    private static final int FIRST = 64;

    private long[] millis = new long[FIRST];
    private double[] values = new double[FIRST];
    private long[] lines = new long[FIRST];
    private int size;

    void add(long at, double value, long line) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        millis[size] = at;
        values[size] = value;
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    /** The points in order; of those at one time the first, and a clash for each other one that says otherwise. */
    Points points(List<Clash> clashes) {
        sort();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean isAgain = kept > 0 && millis[kept - 1] == millis[i];
            if (!isAgain || Double.isNaN(values[kept - 1])) {
                kept -= isAgain ? 1 : 0;
                millis[kept] = millis[i];
                values[kept] = values[i];
                lines[kept++] = lines[i];
            } else if (!Double.isNaN(values[i]) && values[i] != values[kept - 1]) {
                clashes.add(new Clash(
                        lines[i], lines[kept - 1], Instant.ofEpochMilli(millis[i]), values[i], values[kept - 1]));
            }
        }
        size = kept;
        return Points.of(Arrays.copyOf(millis, kept), Arrays.copyOf(values, kept));
    }

    private void sort() {
        if (IntStream.range(1, size).allMatch(i -> millis[i - 1] <= millis[i])) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Long.compare(millis[a], millis[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        millis = Arrays.stream(order).mapToLong(i -> millis[i]).toArray();
        values = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        lines = Arrays.stream(order).mapToLong(i -> lines[i]).toArray();
    }

    /** The points of all. */
    static SortedMap<String, SortedMap<String, Points>> all(
            SortedMap<String, SortedMap<String, Gathering>> gathered, List<Clash> clashes) {
        SortedMap<String, SortedMap<String, Points>> all = new TreeMap<>();
        gathered.forEach((metric, nodes) -> {
            SortedMap<String, Points> points = new TreeMap<>();
            nodes.forEach((node, gathering) -> {
                List<Clash> own = new ArrayList<>();
                points.put(node, gathering.points(own));
                clashes.addAll(own);
            });
            all.put(metric, points);
        });
        return all;
    }

    /**
     * Two values at one time.
     *
     * @param line of the later one
     * @param first line of the first one
     */
    record Clash(long line, long first, Instant at, double value, double firstValue) {}
}
