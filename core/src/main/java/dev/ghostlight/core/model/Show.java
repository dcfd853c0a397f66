package dev.ghostlight.core.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Shows numbers to people: rounded to what matters, with units, the same in every locale.
 *
 * <p>All methods are thread-safe and refuse NaN with an {@link IllegalArgumentException}.
 */
public final class Show {
    private static final long MINUTE_SECONDS = 60;
    private static final long HOUR_SECONDS = 3_600;
    private static final long DAY_SECONDS = 86_400;

    private static final List<String> BYTES = List.of("B", "kB", "MB", "GB", "TB", "PB");

    private Show() {}

    /**
     * A duration by its two largest units: {@code 2 h}, {@code 1 m 44 s}, {@code 500 ms}; {@code for ever} if infinite.
     */
    public static String seconds(double seconds) {
        requireNumber(seconds);
        if (seconds < 0) {
            return "-" + seconds(-seconds);
        }
        if (Double.isInfinite(seconds)) {
            return "for ever";
        }
        long rounded = Math.round(seconds);
        if (seconds == 0) {
            return "0 s";
        }
        if (seconds < 0.9995) {
            return number(seconds * 1_000) + " ms";
        }
        if (rounded < MINUTE_SECONDS) {
            return grouped(BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP)) + " s";
        }
        if (rounded < HOUR_SECONDS) {
            return pair(rounded, 60, "m", "s");
        }
        // What is dropped is rounded first, so that 1 h 59 m 40 s is 2 h and not 1 h 60 m.
        long minutes = Math.round(seconds / MINUTE_SECONDS);
        if (minutes * MINUTE_SECONDS < DAY_SECONDS) {
            return pair(minutes, 60, "h", "m");
        }
        return pair(Math.round(seconds / HOUR_SECONDS), 24, "d", "h");
    }

    /** A rate: {@code 1,122/s}, {@code 0.5/s}; {@code unbounded} if infinite. */
    public static String rate(double perSecond) {
        requireNumber(perSecond);
        return Double.isInfinite(perSecond) ? "unbounded" : number(perSecond) + "/s";
    }

    /** A count, which may be a mean: {@code 150,000}, {@code 12.3}; {@code unbounded} if infinite. */
    public static String count(double count) {
        requireNumber(count);
        return Double.isInfinite(count) ? "unbounded" : number(count);
    }

    /** A size in steps of 1,000: {@code 180 GB}, {@code 1.5 MB}, {@code 512 B}; {@code unbounded} if infinite. */
    public static String bytes(double bytes) {
        requireNumber(bytes);
        if (Double.isInfinite(bytes)) {
            return "unbounded";
        }
        double size = bytes;
        int unit = 0;
        // What would be shown as 1,000 is 1 of the next unit.
        while (Math.abs(size) >= 999.5 && unit < BYTES.size() - 1) {
            size /= 1_000;
            unit++;
        }
        return number(size) + " " + BYTES.get(unit);
    }

    /** A part as a percentage: {@code 10%} for 0.1; {@code unbounded} if infinite. */
    public static String percent(double part) {
        requireNumber(part);
        return Double.isInfinite(part) ? "unbounded" : number(part * 100) + "%";
    }

    private static String pair(long amount, long perLarge, String large, String small) {
        long rest = amount % perLarge;
        return grouped(BigDecimal.valueOf(amount / perLarge)) + " " + large
                + (rest == 0 ? "" : " " + rest + " " + small);
    }

    /** From 100 on whole; below that three digits that count. */
    private static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return grouped(
                Math.abs(value) >= 99.95
                        ? exact.setScale(0, RoundingMode.HALF_UP)
                        : exact.round(new MathContext(3, RoundingMode.HALF_UP)));
    }

    private static String grouped(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        int point = plain.indexOf('.');
        if (point >= 0) {
            return plain;
        }
        return String.format(Locale.ROOT, "%,d", value.toBigInteger());
    }

    private static void requireNumber(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("not a number");
        }
    }
}
