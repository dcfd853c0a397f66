package dev.ghostlight.app.signals.metrics;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Reads times as people and tools write them; neighbours with the same text are read once. Not thread-safe. */
final class TimeText {
    /** What stands for a text that is no time. */
    static final long UNREADABLE = Long.MIN_VALUE;

    /** Seconds are below it, milliseconds above: as seconds it is in the year 5138, as milliseconds in 1973. */
    private static final double MILLIS_FROM = 1e11;

    private static final double MILLIS = 1_000;
    private static final double LATEST = 1e15;

    private String last = "";
    private long lastMillis = UNREADABLE;

    /** Milliseconds since the epoch. */
    long millis(String text) {
        if (!text.equals(last)) {
            last = text;
            lastMillis = read(text);
        }
        return lastMillis;
    }

    private static long read(String text) {
        if (text.isEmpty()) {
            return UNREADABLE;
        }
        if (text.indexOf(':') < 0 && text.indexOf('T') < 0) {
            try {
                double number = Double.parseDouble(text);
                boolean isTime = Math.abs(number) < LATEST;
                return !isTime ? UNREADABLE : Math.round(Math.abs(number) < MILLIS_FROM ? number * MILLIS : number);
            } catch (NumberFormatException _) {
                return UNREADABLE;
            }
        }
        try {
            return OffsetDateTime.parse(iso(text)).toInstant().toEpochMilli();
        } catch (DateTimeException _) {
            return UNREADABLE;
        }
    }

    private static String iso(String text) {
        String withT = text.indexOf('T') < 0 ? text.replaceFirst(" ", "T") : text;
        return withT.replaceFirst(" (?=[+Zz-])", "").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }

    /** Why a text is no time, as the end of a sentence. */
    String problem(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        try {
            LocalDateTime.parse(iso(text));
            return "has no zone";
        } catch (DateTimeException _) {
            return "cannot be read as a time";
        }
    }
}
