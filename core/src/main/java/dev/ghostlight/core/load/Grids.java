package dev.ghostlight.core.load;

/** Looks values up between the points of a grid. */
final class Grids {
    private Grids() {}

    /**
     * A value at a time, linear between the grid's points.
     *
     * @param values the values
     * @param grid their times, ascending from 0
     * @param known the last index whose value is known; later times have its value
     * @param t the time
     * @param before the slope before 0, where the value is 0
     */
    static double at(double[] values, double[] grid, int known, double t, double before) {
        if (t <= 0) {
            return before * t;
        }
        int low = 0;
        int high = known;
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (grid[middle] <= t) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (high == low || t >= grid[high]) {
            return values[high];
        }
        return values[low] + (values[high] - values[low]) * (t - grid[low]) / (grid[high] - grid[low]);
    }
}
