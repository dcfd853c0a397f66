package dev.ghostlight.core.migration.duration;

/**
 * A time that is known only roughly; in nine cases of ten the true one lies inside.
 *
 * @param low the least that is likely, in seconds; 0 or more
 * @param expected the one to reckon with, in seconds; not below {@code low}
 * @param high the most that is likely, in seconds; not below {@code expected}, finite
 */
public record Interval(double low, double expected, double high) {
    /** No time at all. */
    public static final Interval NONE = new Interval(0, 0, 0);

    public Interval {
        if (!(low >= 0 && expected >= low && high >= expected && Double.isFinite(high))) {
            throw new IllegalArgumentException("no interval: " + low + ", " + expected + ", " + high);
        }
    }

    /** A time that is known exactly. */
    public static Interval of(double seconds) {
        return new Interval(seconds, seconds, seconds);
    }

    /** One time after another. */
    public Interval plus(Interval other) {
        return new Interval(low + other.low, expected + other.expected, high + other.high);
    }

    /** From {@code lowFactor} (at most 1) to {@code highFactor} (at least 1) of what it was. */
    public Interval widened(double lowFactor, double highFactor) {
        return new Interval(low * lowFactor, expected, high * highFactor);
    }

    /** Each end multiplied. */
    public Interval times(double factor) {
        return new Interval(low * factor, expected * factor, high * factor);
    }
}
