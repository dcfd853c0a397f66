package dev.ghostlight.core.judge.statistics;

import java.util.Arrays;

/**
 * Whether two arms of independent values have the same quantile: a p-value that may be looked at any time.
 *
 * <p>Source: Howard and Ramdas, "Sequential estimation of quantiles with applications to A/B testing and best-arm
 * identification", 2022, theorem 5. Immutable and thread-safe.
 */
public final class TwoArmQuantile {
    private final double quantile;
    private final BetaMixture mixture;

    /**
     * @param quantile which, between 0 and 1
     * @param best the number of values of an arm at which it is to be tightest
     * @param alpha the probability of a false alarm for which it is to be tightest
     */
    public TwoArmQuantile(double quantile, double best, double alpha) {
        this.quantile = quantile;
        mixture = new BetaMixture(best * quantile * (1 - quantile), alpha, quantile, 1 - quantile, false);
    }

    /** The p-value of values so far, of any order; at most 1. */
    public double pValue(double[] first, double[] second) {
        double[] one = sorted(first);
        double[] two = sorted(second);
        double least = Math.min(least(one, one, two), least(two, one, two));
        return Math.min(1, Math.exp(-least));
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The least evidence against any value that both could have as their quantile. */
    private double least(double[] candidates, double[] one, double[] two) {
        double least = Double.POSITIVE_INFINITY;
        double kindestOne = minimum(one.length);
        double kindestTwo = minimum(two.length);
        int lessOne = 0;
        int lessTwo = 0;
        int mostOne = 0;
        int mostTwo = 0;
        for (double at : candidates) {
            while (lessOne < one.length && one[lessOne] < at) {
                lessOne++;
            }
            while (lessTwo < two.length && two[lessTwo] < at) {
                lessTwo++;
            }
            while (mostOne < one.length && one[mostOne] <= at) {
                mostOne++;
            }
            while (mostTwo < two.length && two[mostTwo] <= at) {
                mostTwo++;
            }
            double belowOne = clamp(kindestOne, lessOne, mostOne, one.length);
            double belowTwo = clamp(kindestTwo, lessTwo, mostTwo, two.length);
            least = Math.min(least, log(belowOne, one.length) + log(belowTwo, two.length));
        }
        return least;
    }

    /** The share below a value that is kindest to it, between those strictly below it and those at or below it. */
    private static double clamp(double kindest, double less, double most, double count) {
        return Math.max(less / count, Math.min(most / count, kindest));
    }

    private double log(double below, double count) {
        return mixture.log((below - quantile) * count, quantile * (1 - quantile) * count);
    }

    /** The share below at which there is least evidence: near the quantile, found by golden sections. */
    private double minimum(double count) {
        double low = 0;
        double high = 1;
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (log(left, count) < log(right, count)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }
}
