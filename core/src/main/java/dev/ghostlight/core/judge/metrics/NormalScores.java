package dev.ghostlight.core.judge.metrics;

import java.util.Arrays;

/**
 * Turns a value into where it would stand in history, as a standard normal number: it grows with the value, and one
 * value however large weighs no more than the most extreme of history. Immutable.
 */
final class NormalScores {
    private static final double END = 8;
    private static final int STEPS = 16_000;
    private static final double[] BELOW = below();

    private final double[] sorted;

    /** @param history what is not missing of it; at least one */
    NormalScores(double[] history) {
        sorted = history.clone();
        Arrays.sort(sorted);
    }

    double of(double value) {
        int less = lower(value);
        int equal = upper(value) - less;
        return quantile((less + 0.5 * equal + 0.5) / (sorted.length + 1));
    }

    private int lower(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int upper(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The value below which a standard normal number is with a probability. */
    static double quantile(double probability) {
        int at = Arrays.binarySearch(BELOW, probability);
        if (at < 0) {
            at = Math.min(STEPS, Math.max(1, -at - 1));
        }
        int before = Math.max(0, at - 1);
        double span = BELOW[at] - BELOW[before];
        double part = span > 0 ? (probability - BELOW[before]) / span : 0;
        return (before + Math.min(1, Math.max(0, part))) * 2 * END / STEPS - END;
    }

    /** The probability below each step of a grid: the density summed by Simpson's rule. */
    private static double[] below() {
        double[] below = new double[STEPS + 1];
        double width = 2 * END / STEPS;
        for (int i = 1; i <= STEPS; i++) {
            double at = i * width - END;
            below[i] = below[i - 1] + width / 6 * (density(at - width) + 4 * density(at - width / 2) + density(at));
        }
        return below;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
