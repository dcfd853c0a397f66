package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * Which rows of a table are what.
 *
 * @param table the points
 * @param changed the rows of the changed nodes that have points
 * @param controls the rows of the others
 * @param graceIntervals of the watch that are not judged
 */
record Fleet(IntervalTable table, List<Integer> changed, List<Integer> controls, int graceIntervals) {
    /** The first interval that is judged. */
    int from() {
        return Math.min(table.change() + graceIntervals, table.intervals());
    }

    /** How many intervals are judged. */
    int watched() {
        return table.intervals() - from();
    }

    /** How many intervals before the change have a point on any of some rows. */
    int history(List<Integer> rows) {
        return present(rows, 0, table.change());
    }

    /** How many judged intervals have a point on any of some rows. */
    int seen(List<Integer> rows) {
        return present(rows, from(), table.intervals());
    }

    private int present(List<Integer> rows, int begin, int end) {
        int count = 0;
        for (int t = begin; t < end; t++) {
            int at = t;
            count += rows.stream().anyMatch(row -> !Double.isNaN(table.cell(row, at))) ? 1 : 0;
        }
        return count;
    }

    /** The mean of all cells of some rows within some intervals; NaN if there is none. */
    double mean(List<Integer> rows, int begin, int end) {
        double sum = 0;
        int count = 0;
        for (int row : rows) {
            for (int t = begin; t < end; t++) {
                double cell = table.cell(row, t);
                if (!Double.isNaN(cell)) {
                    sum += cell;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The middle of all cells of some rows within some intervals; NaN if there is none. */
    double middle(List<Integer> rows, int begin, int end) {
        return Medians.of(rows.stream()
                .flatMapToDouble(
                        row -> java.util.stream.IntStream.range(begin, end).mapToDouble(t -> table.cell(row, t)))
                .toArray());
    }
}
