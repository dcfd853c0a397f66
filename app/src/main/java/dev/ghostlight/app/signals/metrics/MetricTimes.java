package dev.ghostlight.app.signals.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times of points. Stateless and thread-safe. */
public final class MetricTimes {
    /** What is no time. */
    public static final long NONE = Long.MIN_VALUE;

    /** Until the year 5138 as seconds; from 1973 on as milliseconds. */
    private static final double SECONDS_MAX = 1e11;

    private static final double MILLIS_MAX = 1e14;

    private MetricTimes() {}

    /**
     * The milliseconds since the epoch: of an ISO 8601 time with its zone ({@code 2026-11-27T04:12:09Z},
     * {@code ...+01:00}, with a space for the T), or of seconds or milliseconds since the epoch, by their size;
     * {@link #NONE} of anything else, such as a time without a zone.
     */
    public static long millis(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        return text.length() > 4 && text.charAt(4) == '-' ? ofIso(text) : ofNumber(text);
    }

    /** Whether a text is a time that lacks nothing but its zone. */
    static boolean lacksZone(String text) {
        return millis(text) == NONE && millis(text + "Z") != NONE;
    }

    private static long ofIso(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        try {
            return iso.endsWith("Z")
                    ? Instant.parse(iso).toEpochMilli()
                    : OffsetDateTime.parse(withColon(iso)).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    /** An offset such as +0100 with its colon; spaces before it left out. */
    private static String withColon(String iso) {
        String tight = iso.replace(" ", "");
        int sign = Math.max(tight.lastIndexOf('+'), tight.lastIndexOf('-'));
        return sign == tight.length() - 5 && sign > 10
                ? tight.substring(0, sign + 3) + ":" + tight.substring(sign + 3)
                : tight;
    }

    private static long ofNumber(String text) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return NONE;
        }
        if (!(number > 0) || number >= MILLIS_MAX) {
            return NONE;
        }
        return Math.round(number < SECONDS_MAX ? 1e3 * number : number);
    }
}
