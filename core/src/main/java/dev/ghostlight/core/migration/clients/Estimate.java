package dev.ghostlight.core.migration.clients;

import dev.ghostlight.core.migration.duration.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * A number that is forecast, in the unit that its field names, and may be one that nobody can tell.
 *
 * @param low it is hardly less; 0 or more
 * @param expected what it most likely is; infinite where nobody can tell
 * @param high it is hardly more; infinite where nobody can tell
 */
public record Estimate(double low, double expected, double high) {
    /** Nothing. */
    public static final Estimate ZERO = new Estimate(0, 0, 0);

    /** Nobody can tell. */
    public static final Estimate UNKNOWN = new Estimate(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Estimate {
        if (!(low >= 0 && low <= expected && expected <= high)) {
            throw new IllegalArgumentException("not in order: " + low + ", " + expected + ", " + high);
        }
    }

    /** A number that is known exactly. */
    public static Estimate of(double value) {
        return new Estimate(value, value, value);
    }

    /** A time, in seconds. */
    public static Estimate of(Interval seconds) {
        return new Estimate(seconds.low(), seconds.expected(), seconds.high());
    }

    /** What these three, of which the second is expected, lie between. */
    public static Estimate spanning(double one, double expected, double other) {
        return new Estimate(
                Math.min(expected, Math.min(one, other)), expected, Math.max(expected, Math.max(one, other)));
    }

    /** Whether it can be told what to expect. */
    public boolean isKnown() {
        return Double.isFinite(expected);
    }

    /** The sum of the two. */
    public Estimate plus(Estimate other) {
        return new Estimate(low + other.low, expected + other.expected, high + other.high);
    }

    /** The larger of the two, each end by itself. */
    public Estimate max(Estimate other) {
        return new Estimate(Math.max(low, other.low), Math.max(expected, other.expected), Math.max(high, other.high));
    }

    /** This, cut off at a limit. */
    public Estimate atMost(double limit) {
        return map(value -> Math.min(value, limit));
    }

    /** So many times this; 0 times anything is 0. */
    public Estimate times(double factor) {
        return map(value -> factor == 0 || value == 0 ? 0 : value * factor);
    }

    /** Each end changed by a function, which must not turn their order round. */
    public Estimate map(DoubleUnaryOperator function) {
        return new Estimate(
                function.applyAsDouble(low), function.applyAsDouble(expected), function.applyAsDouble(high));
    }
}
