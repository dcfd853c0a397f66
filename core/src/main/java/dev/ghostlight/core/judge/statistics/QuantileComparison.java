package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * Whether two arms have the same quantile, for independent values: a p-value that may be looked at any time.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 5. Values of one node are not independent of each other, for which there is
 * {@link ValueWatch}. Immutable and thread-safe.
 */
public final class QuantileComparison {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 100;

    private final double quantile;
    private final BetaMixture mixture;

    /**
     * @param quantile between 0 and 1
     * @param tunedFor the number of values of an arm at which it is to be the sharpest
     * @param tunedAlpha the probability of error for which it is to be the sharpest, between 0 and 1
     */
    public QuantileComparison(double quantile, double tunedFor, double tunedAlpha) {
        this.quantile = quantile;
        mixture = new BetaMixture(tunedFor * quantile * (1 - quantile), tunedAlpha, quantile, 1 - quantile, false);
    }

    /** The p-value; 1 while an arm has no values. */
    public double pValue(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            return 1;
        }
        double[] one = sorted(first);
        double[] other = sorted(second);
        double oneBest = leastEvident(one.length);
        double otherBest = leastEvident(other.length);
        double least = Double.POSITIVE_INFINITY;
        for (double[] arm : new double[][] {one, other}) {
            for (double at : arm) {
                double here = evidence(one, at, oneBest) + evidence(other, at, otherBest);
                double justAbove =
                        evidence(one.length, notAbove(one, at)) + evidence(other.length, notAbove(other, at));
                least = Math.min(least, Math.min(here, justAbove));
            }
        }
        return Math.min(1, Math.exp(-least));
    }

    /** The evidence of an arm against the quantile being here; a jump of its distribution counts for it. */
    private double evidence(double[] sorted, double at, double best) {
        double share =
                Math.clamp(best, (double) below(sorted, at) / sorted.length, notAbove(sorted, at) / sorted.length);
        return evidence(sorted.length, share * sorted.length);
    }

    private double evidence(double count, double below) {
        return mixture.log(below - quantile * count, quantile * (1 - quantile) * count);
    }

    /** The share of values below a place that speaks least against it: nearly, not exactly, the quantile. */
    private double leastEvident(int count) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (evidence(count, left * count) < evidence(count, right * count)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int below(double[] sorted, double at) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double notAbove(double[] sorted, double at) {
        return below(sorted, Math.nextUp(at));
    }
}
