package dev.ghostlight.core.model;

/**
 * When each node begins to restart.
 *
 * @param starts seconds since the rollout began, ascending, one a node; at least one
 */
public record Schedule(Doubles starts) {
    public Schedule {
        if (starts.size() == 0) {
            throw new IllegalArgumentException("a schedule has at least one start");
        }
        double before = 0;
        for (int i = 0; i < starts.size(); i++) {
            double start = starts.get(i);
            if (!(start >= before) || Double.isInfinite(start)) {
                throw new IllegalArgumentException("starts must ascend from 0, at index " + i + ": " + start);
            }
            before = start;
        }
    }

    /** How many nodes restart. */
    public int nodes() {
        return starts.size();
    }

    /** Seconds from the first start to the last. */
    public double makespanSeconds() {
        return starts.last() - starts.get(0);
    }
}
