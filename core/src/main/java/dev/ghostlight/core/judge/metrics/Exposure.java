package dev.ghostlight.core.judge.metrics;

/** How much could have happened on a node in an interval. */
@FunctionalInterface
interface Exposure {
    /** At least 0; 0 where it is not known whether anything could. */
    double at(int row, int interval);

    /** The same wherever there is a point. */
    static Exposure ofTime(IntervalTable table) {
        return (row, interval) -> Double.isNaN(table.cell(row, interval)) ? 0 : 1;
    }
}
