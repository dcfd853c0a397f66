package dev.ghostlight.core.judge.metrics;

/**
 * How sure one wants to be of one metric, and of how much.
 *
 * @param alpha the probability of a false alarm at most, between 0 and 1
 * @param ignoredRatio a change of less than this is none; at least 1
 * @param wantedRatio a change of this size should be seen before it is said that none was; above the ignored one
 * @param graceMillis how long a start takes; what happens in it is not judged
 */
public record MetricSetting(double alpha, double ignoredRatio, double wantedRatio, long graceMillis) {
    /** 2 % for one metric, changes from 5 % on, half as much again to be seen, 30 seconds of start. */
    public static final MetricSetting USUAL = new MetricSetting(0.02, 1.05, 1.5, 30_000);

    /** Checks. */
    public MetricSetting {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha: " + alpha + " is not between 0 and 1");
        }
        if (!(ignoredRatio >= 1 && wantedRatio > ignoredRatio)) {
            throw new IllegalArgumentException(
                    "ignoredRatio, wantedRatio: " + ignoredRatio + ", " + wantedRatio + " are not 1 <= first < second");
        }
        if (graceMillis < 0) {
            throw new IllegalArgumentException("graceMillis: " + graceMillis + " is below 0");
        }
    }

    /** The same with another probability of a false alarm. */
    public MetricSetting withAlpha(double other) {
        return new MetricSetting(other, ignoredRatio, wantedRatio, graceMillis);
    }

    double threshold() {
        return 1 / alpha;
    }
}
