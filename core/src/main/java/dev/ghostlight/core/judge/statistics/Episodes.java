package dev.ghostlight.core.judge.statistics;

/** Episodes: what a node counts within a minute is one, as one cause makes many lines. Stateless. */
final class Episodes {
    /** In intervals of ten seconds: longer than a burst is believed to last. */
    static final int DEAD_INTERVALS = 6;

    private static final int KNOWN_MIN = 5;

    private Episodes() {}

    /** Whether history tells enough to compare nodes by: five episodes at least, on two nodes at least. */
    static boolean isComparable(double[][] counts, CountFleet fleet) {
        int nodes = 0;
        int episodes = 0;
        for (int i = 0; i < counts.length; i++) {
            int own = fleet.exposure(i) > 0 ? of(counts[i]) : 0;
            episodes += own;
            nodes += own > 0 ? 1 : 0;
        }
        return nodes >= 2 && episodes >= KNOWN_MIN;
    }

    /** Whether history has it on changed nodes only, and enough of it. */
    static boolean isOnlyOnChanged(double[][] counts, CountFleet fleet) {
        int onChanged = 0;
        int onOthers = 0;
        for (int i = 0; i < counts.length; i++) {
            int own = of(counts[i]);
            onChanged += fleet.isChanged(i) ? own : 0;
            onOthers += fleet.isChanged(i) ? 0 : own;
        }
        return onOthers == 0 && onChanged >= KNOWN_MIN;
    }

    /** Whether history has enough of it to speak of a rate. */
    static boolean isFrequent(double[][] counts, CountFleet fleet) {
        boolean isOfChanged = fleet.exposure(true) > 0;
        int episodes = 0;
        for (int i = 0; i < counts.length; i++) {
            episodes += fleet.isChanged(i) == isOfChanged ? of(counts[i]) : 0;
        }
        return episodes >= KNOWN_MIN;
    }

    /** Whether history has any of it. */
    static boolean isAny(double[][] counts) {
        for (double[] node : counts) {
            if (of(node) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The episodes of a node. */
    static int of(double[] counts) {
        int episodes = 0;
        int dead = -1;
        for (int t = 0; t < counts.length; t++) {
            if (counts[t] > 0 && t >= dead) {
                episodes++;
                dead = t + DEAD_INTERVALS;
            }
        }
        return episodes;
    }
}
