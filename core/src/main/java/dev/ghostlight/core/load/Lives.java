package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Schedule;
import java.util.Arrays;

/**
 * When the fleet's nodes are up, and since when with empty caches.
 *
 * <p>Every node has an old life, with warm caches, that ends when it restarts; then a life that begins empty. A
 * rollback ends those in the same order and begins others. Immutable.
 *
 * @param oldEnds when each old life ends; ascending
 * @param begins when each life with empty caches begins; ascending
 * @param ends when it ends, infinite for never; ascending
 */
record Lives(Times oldEnds, Times begins, Times ends) {
    /** An ascending list of times in seconds. */
    static final class Times {
        final double[] at;

        Times(double[] at) {
            this.at = at;
        }

        int size() {
            return at.length;
        }

        /** How many are at or before {@code t}. */
        int upTo(double t) {
            int low = 0;
            int high = at.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at[middle] <= t) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** The lives under one rollout. */
    static Lives of(Schedule rollout, double outSeconds) {
        double[] starts = rollout.starts().toArray();
        double[] begins = plus(starts, outSeconds);
        double[] ends = new double[starts.length];
        Arrays.fill(ends, Double.POSITIVE_INFINITY);
        return new Lives(new Times(starts), new Times(begins), new Times(ends));
    }

    /** The lives when a rollback with this schedule begins at {@code at}, in the same order of nodes. */
    Lives thenRollback(Schedule rollback, double at, double outSeconds) {
        double[] stops = plus(rollback.starts().toArray(), at);
        double[] begins = Arrays.copyOf(this.begins.at, 2 * stops.length);
        double[] ends = Arrays.copyOf(stops, 2 * stops.length);
        System.arraycopy(plus(stops, outSeconds), 0, begins, stops.length, stops.length);
        Arrays.fill(ends, stops.length, ends.length, Double.POSITIVE_INFINITY);
        return new Lives(oldEnds, new Times(begins), new Times(ends));
    }

    private static double[] plus(double[] times, double seconds) {
        double[] moved = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            moved[i] = times[i] + seconds;
        }
        return moved;
    }

    int nodes() {
        return oldEnds.size();
    }
}
