package dev.ghostlight.core.judge.metrics;

import java.util.List;

/**
 * How many independent causes a count most likely stands for, as a burst is one event to whoever asks whether things
 * got worse. What is learnt comes from history and from the unchanged nodes only, so that more events on a changed node
 * never weigh less. Immutable.
 */
final class Clusters {
    /** What is assumed of burstiness before anything is known: variance over mean, worth so many events. */
    private static final double PHI_PRIOR = 1.25;

    private static final double PRIOR_EVENTS = 3;
    private static final double PHI_MIN = 1.02;
    /** In intervals. */
    private static final int[] WINDOWS = {6, 30};

    private static final double CAUSES_MAX = 6;
    /** What is steadier than this is not taken for steadier, as it may only look so. */
    private static final double DISPERSION_MIN = 0.2;

    private final double usual;
    private final double shape;
    private final double slowness;
    private final boolean isProportional;

    /**
     * @param isProportional whether counts follow on an exposure that may be any, so that they weigh in proportion to
     *     themselves; else what is more than usual weighs less and less
     */
    Clusters(Fleet fleet, Exposure exposure, boolean isProportional) {
        this.isProportional = isProportional;
        IntervalTable table = fleet.table();
        List<Integer> every = concat(fleet.changed(), fleet.controls());
        double before = fleet.mean(every, 0, table.change());
        double beside = fleet.mean(fleet.controls(), fleet.from(), table.intervals());
        usual = Math.max(Double.isNaN(before) ? 0 : before, Double.isNaN(beside) ? 0 : beside);
        Spread history = new Spread(table, every, 0, table.change(), exposure, isProportional);
        Spread watch = new Spread(table, fleet.controls(), fleet.from(), table.intervals(), exposure, isProportional);
        double events = history.events + watch.events;
        double measured = Math.max(history.dispersion(1), watch.dispersion(1));
        double phi = Math.max(PHI_MIN, (measured * events + PHI_PRIOR * PRIOR_EVENTS) / (events + PRIOR_EVENTS));
        shape = Math.max(1, usual) / (phi - 1);
        double slow = isProportional ? phi : 1;
        double slower = 1;
        for (int window : WINDOWS) {
            slower = Math.max(slower, history.slowness(window));
            slower = Math.max(slower, watch.slowness(window));
        }
        slowness = slow * slower;
    }

    private static List<Integer> concat(List<Integer> some, List<Integer> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    /** What a count weighs as evidence; it grows with the count, and is bounded so that one interval is no proof. */
    double of(double count) {
        if (isProportional) {
            return count / slowness;
        }
        double causes = 0;
        double left = count;
        double bound = CAUSES_MAX * Math.max(1, usual);
        for (int j = 0; left > 0 && causes < bound; j++) {
            causes += Math.min(1, left) * shape / (shape + j);
            left--;
            if (j > 100_000) {
                return bound / slowness;
            }
        }
        return Math.min(bound, causes) / slowness;
    }

    /** The usual count of a node in an interval. */
    double usual() {
        return usual;
    }

    /** How uneven counts are beyond chance, when what all nodes did at the time and each node's share is taken away. */
    private static final class Spread {
        private final IntervalTable table;
        private final List<Integer> rows;
        private final int begin;
        private final int end;
        private final double events;
        private final Exposure exposure;
        private final boolean isProportional;

        Spread(IntervalTable table, List<Integer> rows, int begin, int end, Exposure exposure, boolean isProportional) {
            this.table = table;
            this.rows = rows;
            this.begin = begin;
            this.end = end;
            this.exposure = exposure;
            this.isProportional = isProportional;
            events = rows.isEmpty() ? 0 : sum(rows, begin, end);
        }

        double slowness(int window) {
            double windows = (double) (end - begin) / window;
            if (windows < 6 || events < 10) {
                return 1;
            }
            double degrees = Math.min(events, windows * rows.size());
            double raw = dispersion(window) / Math.max(DISPERSION_MIN, dispersion(1));
            return Math.max(1, (raw * degrees + PRIOR_EVENTS) / (degrees + PRIOR_EVENTS))
                    * (1 + 0.5 * Math.sqrt(2 / degrees));
        }

        /** The variance over the mean; 0 where there is nothing. */
        double dispersion(int window) {
            if (events == 0) {
                return 0;
            }
            if (isProportional) {
                return beyondExposure(window);
            }
            boolean isShared = rows.size() >= 3;
            double squares = 0;
            double expectedSum = 0;
            double windows = Math.floor((double) (end - begin) / window);
            double[] shares = rows.stream()
                    .mapToDouble(row -> sum(List.of(row), begin, end) / events)
                    .toArray();
            for (int from = begin; from + window <= end; from += window) {
                int to = from + window;
                double all = isShared ? sum(rows, from, to) : events * window / (end - begin);
                for (int i = 0; i < shares.length; i++) {
                    double expected = all * shares[i];
                    double off = sum(List.of(rows.get(i)), from, to) - expected;
                    squares += off * off;
                    expectedSum += expected * (isShared ? 1 - shares[i] : 1);
                }
            }
            return expectedSum > 0 && windows > 1 ? squares / expectedSum * windows / (windows - 1) : 0;
        }

        /** The variance over the mean, where each node has so many for each unit of exposure. */
        private double beyondExposure(int window) {
            double squares = 0;
            double expectedSum = 0;
            double windows = Math.floor((double) (end - begin) / window);
            for (int row : rows) {
                double rate = sum(List.of(row), begin, end) / Math.max(1e-9, exposure(row, begin, end));
                for (int from = begin; from + window <= end; from += window) {
                    double expected = rate * exposure(row, from, from + window);
                    double off = sum(List.of(row), from, from + window) - expected;
                    squares += off * off;
                    expectedSum += expected;
                }
            }
            return expectedSum > 0 && windows > 1 ? squares / expectedSum * windows / (windows - 1) : 0;
        }

        private double exposure(int row, int from, int to) {
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum += exposure.at(row, t);
            }
            return sum;
        }

        private double sum(List<Integer> some, int from, int to) {
            double sum = 0;
            for (int row : some) {
                for (int t = from; t < to; t++) {
                    double cell = table.cell(row, t);
                    sum += Double.isNaN(cell) ? 0 : cell;
                }
            }
            return sum;
        }
    }
}
