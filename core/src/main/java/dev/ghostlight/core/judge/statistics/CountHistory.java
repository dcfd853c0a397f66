package dev.ghostlight.core.judge.statistics;

/** What was counted of one signature, or of an aggregate of several, before the change. For one thread. */
public final class CountHistory {
    private final Concern concern;
    private final Cells cells = new Cells(0);

    private CountHistory(Concern concern) {
        this.concern = concern;
    }

    /** Of something of which nothing was counted yet. */
    public static CountHistory of(Concern concern) {
        return new CountHistory(concern);
    }

    /**
     * Adds what a node counted in an interval; several of the same node and interval add up.
     *
     * @param interval 0 is the first of history
     * @param count at least 0; 0 may be left out
     * @return itself
     */
    public CountHistory add(int node, int interval, double count) {
        if (!(count >= 0) || node < 0 || interval < 0) {
            throw new IllegalArgumentException(
                    "node " + node + ", interval " + interval + ", count " + count + ": none may be below 0");
        }
        if (count > 0) {
            cells.append(node, interval, count);
        }
        return this;
    }

    Concern concern() {
        return concern;
    }

    /** By node and interval. */
    double[][] table(CountFleet fleet) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.node(i) >= fleet.nodes() || cells.interval(i) >= fleet.historyIntervals()) {
                throw new IllegalArgumentException("node " + cells.node(i) + ", interval " + cells.interval(i)
                        + ": the history has " + fleet.nodes() + " nodes and " + fleet.historyIntervals()
                        + " intervals");
            }
        }
        return cells.table(fleet.nodes(), fleet.historyIntervals());
    }
}
