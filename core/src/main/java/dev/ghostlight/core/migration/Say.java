package dev.ghostlight.core.migration;

import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Show;

/** Says estimates in words. */
final class Say {
    private Say() {}

    /** A time: {@code 18 m (11 m to 36 m)}, {@code 5 s or more}, {@code a time that nobody can tell}. */
    static String seconds(Estimate seconds) {
        if (!seconds.isKnown()) {
            return seconds.low() >= Limits.NOTICED_SECONDS
                    ? "at least " + Show.seconds(seconds.low())
                    : "a time that nobody can tell";
        }
        return amount(
                Show.seconds(seconds.low()), Show.seconds(seconds.expected()), Show.seconds(seconds.high()), seconds);
    }

    /** A count: {@code 970,000 (480,000 to 1,900,000)}, {@code an unknown number of}. */
    static String count(Estimate count) {
        if (!count.isKnown()) {
            return "an unknown number of";
        }
        return amount(whole(count.low()), whole(count.expected()), whole(count.high()), count);
    }

    /** A size: {@code 180 GB (90 GB to 200 GB)}. */
    static String bytes(Estimate bytes) {
        return amount(Show.bytes(bytes.low()), Show.bytes(bytes.expected()), Show.bytes(bytes.high()), bytes);
    }

    private static String amount(String low, String expected, String high, Estimate estimate) {
        if (Double.isInfinite(estimate.high())) {
            return estimate.low() > 0 && !low.equals(expected)
                    ? expected + " (at least " + low + ")"
                    : expected + " or more";
        }
        return low.equals(high) ? expected : expected + " (" + low + " to " + high + ")";
    }

    private static String whole(double count) {
        return Double.isInfinite(count) ? "unbounded" : Show.count(Math.rint(count));
    }
}
