package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the times that envelopes name. */
final class Times {
    private static final int NUMBER_LENGTH_MAX = 32;
    private static final int ISO_LENGTH_MIN = 19;
    private static final int MILLIS_OF_SECOND = 1_000;
    private static final int MILLIS_OF_MINUTE = 60_000;

    /** Seconds until the year 5138, milliseconds from 1973 on. */
    private static final double SECONDS_MAX = 1e11;

    private static final double MILLIS_MAX = 1e14;
    private static final double MICROS_MAX = 1e17;
    private static final double NANOS_MAX = 1e20;

    private Times() {}

    /**
     * The milliseconds since 1970 UTC of a time: ISO 8601, in UTC where it names no zone, or a number of seconds,
     * milliseconds, microseconds or nanoseconds by its size; {@link LogLine#NO_TIME} of anything else.
     */
    static long millis(String time) {
        return isNumber(time) ? ofNumber(time) : ofIso(time);
    }

    private static boolean isNumber(String time) {
        if (time.isEmpty() || time.length() > NUMBER_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < time.length(); i++) {
            char character = time.charAt(i);
            boolean isPart = isDigit(character) || (i > 0 && "eE.+-".indexOf(character) >= 0);
            if (!isPart || (character == '-' && i == 4)) {
                return false;
            }
        }
        return true;
    }

    private static long ofNumber(String time) {
        double number;
        try {
            number = Double.parseDouble(time);
        } catch (NumberFormatException e) {
            return LogLine.NO_TIME;
        }
        if (!(number > 0) || number >= NANOS_MAX) {
            return LogLine.NO_TIME;
        }
        if (number < SECONDS_MAX) {
            return Math.round(number * 1e3);
        }
        if (number < MILLIS_MAX) {
            return (long) number;
        }
        return (long) (number < MICROS_MAX ? number / 1e3 : number / 1e6);
    }

    private static long ofIso(String time) {
        if (time.length() < ISO_LENGTH_MIN || !hasIsoForm(time)) {
            return LogLine.NO_TIME;
        }
        int at = ISO_LENGTH_MIN;
        int millis = 0;
        if (at < time.length() && (time.charAt(at) == '.' || time.charAt(at) == ',')) {
            at++;
            int worth = MILLIS_OF_SECOND / 10;
            while (at < time.length() && isDigit(time.charAt(at))) {
                millis += worth * (time.charAt(at) - '0');
                worth /= 10;
                at++;
            }
        }
        int offset = offsetMillis(time, at);
        if (offset == Integer.MIN_VALUE) {
            return LogLine.NO_TIME;
        }
        try {
            return LocalDateTime.of(
                                            number(time, 0, 4),
                                            number(time, 5, 7),
                                            number(time, 8, 10),
                                            number(time, 11, 13),
                                            number(time, 14, 16),
                                            Math.min(59, number(time, 17, 19)))
                                    .toEpochSecond(ZoneOffset.UTC)
                            * MILLIS_OF_SECOND
                    + millis
                    - offset;
        } catch (DateTimeException e) {
            return LogLine.NO_TIME;
        }
    }

    /** Whether it begins as {@code 2026-11-20T10:00:00} does, or with a blank in the middle. */
    private static boolean hasIsoForm(String time) {
        String form = "dddd-dd-ddTdd:dd:dd";
        for (int i = 0; i < ISO_LENGTH_MIN; i++) {
            char character = time.charAt(i);
            boolean isRight = switch (form.charAt(i)) {
                case 'd' -> isDigit(character);
                case 'T' -> character == 'T' || character == 't' || character == ' ';
                default -> character == form.charAt(i);
            };
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    /** East of Greenwich; {@link Integer#MIN_VALUE} of what is no offset. */
    private static int offsetMillis(String time, int from) {
        String zone = time.substring(from).strip();
        if (zone.isEmpty() || zone.equalsIgnoreCase("Z") || zone.equalsIgnoreCase("UTC")) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        boolean isOffset = (zone.charAt(0) == '+' || zone.charAt(0) == '-')
                && (digits.length() == 2 || digits.length() == 4)
                && digits.chars().allMatch(each -> isDigit((char) each));
        if (!isOffset) {
            return Integer.MIN_VALUE;
        }
        int minutes = 60 * number(digits, 0, 2) + (digits.length() == 4 ? number(digits, 2, 4) : 0);
        return (zone.charAt(0) == '-' ? -minutes : minutes) * MILLIS_OF_MINUTE;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
