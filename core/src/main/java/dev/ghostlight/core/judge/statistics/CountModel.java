package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * How one signature's counts behaved before the change: how bursty they are, and how nodes differ. Immutable and
 * thread-safe.
 *
 * <p>A count is taken for the number of clusters that it most likely came in, as a burst is one event to whoever asks
 * whether things got worse; what is still more uneven over minutes than independent clusters would be divides the rest.
 */
final class CountModel {
    /** In intervals of ten seconds: two minutes and five. */
    private static final int[] LONG_WINDOWS = {12, 30};

    private static final double PHI_MIN = 1.02;
    private static final double PHI_PRIOR = 10;
    private static final double C_PRIOR = 4;

    /** What is assumed before anything is known weighs as much as so many events. */
    private static final double PRIOR_EVENTS = 3;

    private final double[] clusterShape;
    private final double[] effectiveMean;
    private final double burstShare;
    private final double slowness;
    private final double intervals;

    private CountModel(
            double[] clusterShape, double[] effectiveMean, double burstShare, double slowness, double intervals) {
        this.clusterShape = clusterShape;
        this.effectiveMean = effectiveMean;
        this.burstShare = burstShare;
        this.slowness = slowness;
        this.intervals = intervals;
    }

    /**
     * Learns from history.
     *
     * @param counts by node and interval
     * @param isClustered whether bursts are taken together within an interval; else all burstiness is in the divisor
     */
    static CountModel of(double[][] counts, boolean isClustered) {
        int nodes = counts.length;
        int intervals = counts[0].length;
        double total = Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
        double degrees = total * (1 - 1.0 / nodes);
        double phi =
                isClustered ? Math.max(PHI_MIN, 0.02 + drawn(Dispersion.of(counts, 1), PHI_PRIOR, degrees)) : PHI_MIN;
        double mean = total / nodes / intervals;
        double[] shape = new double[nodes];
        double[][] effective = new double[nodes][intervals];
        double[] means = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            double own = Arrays.stream(counts[i]).sum();
            double rate = (own + PRIOR_EVENTS) / (intervals + PRIOR_EVENTS / mean);
            shape[i] = rate / (phi - 1);
            for (int t = 0; t < intervals; t++) {
                effective[i][t] = clusters(counts[i][t], shape[i]);
                means[i] += effective[i][t] / intervals;
            }
        }
        double short1 = Dispersion.of(effective, 1);
        return new CountModel(shape, means, Math.min(1, short1), slowness(effective, short1), intervals);
    }

    /** What was found of so many events, drawn towards what is assumed before anything is known. */
    private static double drawn(double found, double assumed, double events) {
        return (found * events + assumed * PRIOR_EVENTS) / (events + PRIOR_EVENTS);
    }

    /** How much more uneven the clusters are over minutes than over one interval, with what is uncertain in it. */
    private static double slowness(double[][] effective, double shortTerm) {
        int nodes = effective.length;
        int intervals = effective[0].length;
        double total = Arrays.stream(effective).flatMapToDouble(Arrays::stream).sum();
        double raw = 0;
        for (int window : LONG_WINDOWS) {
            raw = Math.max(raw, Dispersion.of(effective, window) / Math.max(shortTerm, 1e-9));
        }
        double degrees = total * (1 - 1.0 / nodes);
        double mean = total / nodes / intervals;
        double error = Math.sqrt((1 / (30 * mean / Math.max(1, raw)) + 2) / (nodes * intervals / 30.0));
        return Math.max(1, drawn(raw, C_PRIOR, degrees) * (1 + 0.5 * error));
    }

    /** The expected number of clusters that made a count, if it is negative binomial: k (ψ(k + x) − ψ(k)). */
    private static double clusters(double count, double shape) {
        if (count <= 1) {
            return count;
        }
        if (count > 64) {
            return shape * (Special.digamma(shape + count) - Special.digamma(shape));
        }
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += shape / (shape + j);
        }
        return sum;
    }

    /** The intervals of history. */
    double intervals() {
        return intervals;
    }

    /**
     * What a count weighs as evidence: on average {@link #mean}, and with a variance over minutes that is its mean.
     *
     * @param exposure against that of the node in history; 1 is the same
     */
    double weighed(int node, double count, double exposure) {
        double quiet = effectiveMean[node] * exposure * (1 - burstShare);
        return (clusters(count, clusterShape[node]) - quiet) / slowness;
    }

    /** What a node's counts weigh on average in an interval. */
    double mean(int node) {
        return effectiveMean[node] * burstShare / slowness;
    }
}
