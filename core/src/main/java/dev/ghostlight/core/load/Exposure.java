package dev.ghostlight.core.load;

import java.util.Arrays;

/**
 * How much of the fleet's traffic a node gets: its share now, and its share added up over time.
 *
 * <p>A node's share is its weight over the sum of all nodes' weights that are up. A node that is back from a restart
 * begins with a hundredth of its weight when the balancer starts it slowly, and gains the rest linearly. A node's
 * exposure between two times is the integral of its share: a key of fleet rate {@code r} is asked of it {@code r} times
 * its exposure, on average. Immutable.
 */
final class Exposure {
    private static final double LEAST_WEIGHT = 0.01;

    private final double rampSeconds;
    /** Where the sum of weights changes its slope or value; the sum is linear in between. */
    private final double[] at;

    private final double[] weightAt;
    private final double[] weightSlope;
    /** The integrals up to each point of 1 over the sum of weights, and of time over it. */
    private final double[] integral;

    private final double[] timeIntegral;

    private Exposure(double rampSeconds, double[] at, double[] weightAt, double[] weightSlope) {
        this.rampSeconds = rampSeconds;
        this.at = at;
        this.weightAt = weightAt;
        this.weightSlope = weightSlope;
        this.integral = new double[at.length];
        this.timeIntegral = new double[at.length];
        for (int i = 1; i < at.length; i++) {
            integral[i] = integral[i - 1] + partIntegral(i - 1, at[i]);
            timeIntegral[i] = timeIntegral[i - 1] + partTimeIntegral(i - 1, at[i]);
        }
    }

    /** The exposure of nodes that live so. */
    static Exposure of(Lives lives, double rampSeconds) {
        return new ExposureBuilder(lives, rampSeconds).build();
    }

    /** Collects the changes of the sum of weights. */
    private static final class ExposureBuilder {
        private final double rampSeconds;
        private final double[] times;
        private final double[] jumps;
        private final double[] bends;
        private final int nodes;
        private int size;

        ExposureBuilder(Lives lives, double rampSeconds) {
            this.rampSeconds = rampSeconds;
            this.nodes = lives.nodes();
            int most = lives.oldEnds().size() + 4 * lives.begins().size();
            this.times = new double[most];
            this.jumps = new double[most];
            this.bends = new double[most];
            for (double end : lives.oldEnds().at) {
                change(end, -1, 0);
            }
            for (int i = 0; i < lives.begins().size(); i++) {
                live(lives.begins().at[i], lives.ends().at[i]);
            }
        }

        private void live(double begin, double end) {
            if (end <= begin) {
                return;
            }
            if (rampSeconds == 0) {
                change(begin, 1, 0);
                if (!Double.isInfinite(end)) {
                    change(end, -1, 0);
                }
                return;
            }
            double slope = 1 / rampSeconds;
            double full = begin + rampSeconds;
            double flatUntil = begin + LEAST_WEIGHT * rampSeconds;
            change(begin, LEAST_WEIGHT, 0);
            if (end > flatUntil) {
                change(flatUntil, 0, slope);
                change(Math.min(full, end), 0, -slope);
            }
            if (!Double.isInfinite(end)) {
                change(end, -weight(end - begin, rampSeconds), 0);
            }
        }

        private void change(double time, double jump, double bend) {
            times[size] = time;
            jumps[size] = jump;
            bends[size] = bend;
            size++;
        }

        Exposure build() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(times[a], times[b]));
            double[] at = new double[size + 1];
            double[] weightAt = new double[size + 1];
            double[] weightSlope = new double[size + 1];
            weightAt[0] = nodes;
            int last = 0;
            for (int index : order) {
                double moved = weightAt[last] + weightSlope[last] * (times[index] - at[last]);
                if (times[index] > at[last]) {
                    last++;
                    at[last] = times[index];
                    weightSlope[last] = weightSlope[last - 1];
                }
                weightAt[last] = moved + jumps[index];
                weightSlope[last] += bends[index];
            }
            int kept = withoutNeedless(at, weightAt, weightSlope, last);
            return new Exposure(
                    rampSeconds,
                    Arrays.copyOf(at, kept + 1),
                    Arrays.copyOf(weightAt, kept + 1),
                    Arrays.copyOf(weightSlope, kept + 1));
        }

        /** Moves the points where something changes to the front; returns the index of the last one. */
        private static int withoutNeedless(double[] at, double[] weightAt, double[] weightSlope, int last) {
            int kept = 0;
            for (int i = 1; i <= last; i++) {
                double expected = weightAt[kept] + weightSlope[kept] * (at[i] - at[kept]);
                if (Math.abs(expected - weightAt[i]) > 1e-9 || Math.abs(weightSlope[kept] - weightSlope[i]) > 1e-12) {
                    kept++;
                    at[kept] = at[i];
                    weightAt[kept] = weightAt[i];
                    weightSlope[kept] = weightSlope[i];
                }
            }
            return kept;
        }
    }

    /** Whether all shares are always the same. */
    boolean isEven() {
        return at.length == 1 && rampSeconds == 0;
    }

    /** How long the balancer takes to give a node that is back its full weight; 0 for at once. */
    double rampSeconds() {
        return rampSeconds;
    }

    private static double weight(double age, double rampSeconds) {
        return age >= rampSeconds ? 1 : Math.max(LEAST_WEIGHT, age / rampSeconds);
    }

    /** The share of one node that has been up for long, at {@code t}; 0 when no node is up. */
    double fullShare(double t) {
        int i = cell(t);
        double sum = weightAt[i] + weightSlope[i] * (t - at[i]);
        return sum < LEAST_WEIGHT / 2 ? 0 : 1 / sum;
    }

    /** What all nodes get together, on a grid: everything, while any is up. */
    Flow anyNode(double[] grid) {
        Flow flow = new Flow(grid.length);
        for (int k = 0; k < grid.length; k++) {
            double end = k + 1 < grid.length ? grid[k + 1] : grid[k];
            flow.perSecond[k] = fullShare((grid[k] + end) / 2) > 0 ? 1 : 0;
            flow.calls[k] = k == 0 ? 0 : flow.calls[k - 1] + flow.perSecond[k - 1] * (grid[k] - grid[k - 1]);
        }
        return flow;
    }

    /** The share of a node that came up at {@code begin}, at {@code t}. */
    double share(double begin, double t) {
        return weight(t - begin, rampSeconds) * fullShare(t);
    }

    /** The exposure between {@code begin} and {@code t} of a node that came up at {@code begin}; 0 before it. */
    double since(double begin, double t) {
        if (t <= begin) {
            return 0;
        }
        if (rampSeconds == 0) {
            return upTo(t) - upTo(begin);
        }
        double flatUntil = begin + LEAST_WEIGHT * rampSeconds;
        double full = begin + rampSeconds;
        double sum = LEAST_WEIGHT * (upTo(Math.min(t, flatUntil)) - upTo(begin));
        if (t > flatUntil) {
            double end = Math.min(t, full);
            double time = timeUpTo(end) - timeUpTo(flatUntil);
            sum += (time - begin * (upTo(end) - upTo(flatUntil))) / rampSeconds;
        }
        return t > full ? sum + upTo(t) - upTo(full) : sum;
    }

    /** The integral from 0 to {@code t} of a full node's share. */
    double upTo(double t) {
        int i = cell(t);
        return integral[i] + partIntegral(i, t);
    }

    private double timeUpTo(double t) {
        int i = cell(t);
        return timeIntegral[i] + partTimeIntegral(i, t);
    }

    private double partIntegral(int i, double t) {
        double length = t - at[i];
        double sum = weightAt[i];
        double rise = weightSlope[i] * length;
        if (Math.max(sum, sum + rise) < LEAST_WEIGHT / 2) {
            return 0;
        }
        return Math.abs(rise) < 1e-9 * sum ? length / sum : length * Math.log1p(rise / sum) / rise;
    }

    private double partTimeIntegral(int i, double t) {
        double length = t - at[i];
        double sum = weightAt[i];
        double rise = weightSlope[i] * length;
        if (Math.max(sum, sum + rise) < LEAST_WEIGHT / 2) {
            return 0;
        }
        if (Math.abs(rise) < 1e-6 * sum) {
            return length * (at[i] + length / 2) / sum;
        }
        double logarithm = Math.log1p(rise / sum);
        return length * (at[i] * logarithm / rise + length * (rise - sum * logarithm) / (rise * rise));
    }

    private int cell(double t) {
        int low = 0;
        int high = at.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (at[middle] <= t) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
