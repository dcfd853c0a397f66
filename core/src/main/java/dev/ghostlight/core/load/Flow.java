package dev.ghostlight.core.load;

/** Calls over time on a grid: their expected number from 0 to each grid point, and their rate just after it. */
final class Flow {
    final double[] calls;
    final double[] perSecond;

    Flow(int points) {
        this.calls = new double[points];
        this.perSecond = new double[points];
    }

    /** Adds another flow on the same grid, {@code times} times, to this one. */
    void add(Flow other, double times) {
        for (int i = 0; i < calls.length; i++) {
            calls[i] += times * other.calls[i];
            perSecond[i] += times * other.perSecond[i];
        }
    }

    /** Adds calls at an even rate to this flow. */
    void addEven(double rate, double[] grid) {
        for (int i = 0; i < calls.length; i++) {
            calls[i] += rate * grid[i];
            perSecond[i] += rate;
        }
    }
}
