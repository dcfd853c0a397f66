package dev.ghostlight.core.judge.errors.assemble;

/** Reads times of day with their zones, and numbers of seconds since 1970. For one thread. */
final class ClockScanner {
    private static final int SECONDS_DIGITS = 10;
    private static final int MILLIS_DIGITS = 13;
    private static final int FRACTION_DIGITS = 3;
    private static final int HOUR = 3_600;
    private static final int OFFSET_HOURS_MAX = 18;

    private final Scan scan;
    private final WrittenTime time;

    ClockScanner(Scan scan, WrittenTime time) {
        this.scan = scan;
        this.time = time;
    }

    /** {@code 10:00:00.123 +01:00}; stays where it is if that does not stand here. */
    boolean take() {
        int from = scan.at();
        int hour = part();
        int minute = hour >= 0 && scan.take(':') ? part() : -1;
        int second = minute >= 0 && scan.take(':') ? part() : -1;
        if (second < 0) {
            scan.moveTo(from);
            return false;
        }
        time.clock(hour, minute, second);
        if (Scan.isDigit(scan.peek(1))) {
            fraction();
        }
        zone();
        return true;
    }

    /** {@code 221529Z}. */
    boolean takeCompact() {
        int from = scan.at();
        if (!scan.takeShape("dddddd") || Scan.isDigit(scan.peek())) {
            scan.moveTo(from);
            return false;
        }
        time.clock(scan.number(from, 2), scan.number(from + 2, 2), scan.number(from + 4, 2));
        zone();
        return true;
    }

    /** One digit or two; -1 where anything else stands. */
    private int part() {
        int from = scan.at();
        int digits = scan.digits();
        return digits == 1 || digits == 2 ? scan.number(from, digits) : -1;
    }

    private void fraction() {
        if (scan.take(':')) {
            int from = scan.at();
            int digits = scan.digits();
            time.fraction(digits <= FRACTION_DIGITS ? scan.number(from, digits) : thousandths(from, digits));
        } else if (scan.take('.') || scan.take(',')) {
            int from = scan.at();
            time.fraction(thousandths(from, scan.digits()));
        }
    }

    private int thousandths(int from, int digits) {
        int value = scan.number(from, Math.min(digits, FRACTION_DIGITS));
        for (int i = digits; i < FRACTION_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    private void zone() {
        int from = scan.at();
        char next = scan.peek();
        if (next == 'Z') {
            scan.moveTo(from + 1);
            time.offset(0);
        } else if (next == '+' || next == '-') {
            if (!takeOffset(true)) {
                scan.moveTo(from);
            }
        } else if (isBlank(next)) {
            afterBlank(from);
        } else if (next == 'A' || next == 'P') {
            takeHalf();
        } else if (next == 'U' || next == 'G') {
            takeName();
        }
    }

    private void afterBlank(int from) {
        while (isBlank(scan.peek())) {
            scan.moveTo(scan.at() + 1);
        }
        char next = scan.peek();
        boolean isOffset = next == '+' || next == '-';
        boolean isTaken = isOffset ? takeOffset(false) : (takeName() || takeHalf());
        if (!isTaken) {
            scan.moveTo(from);
        }
    }

    /** The narrow blank that does not break stands before the half of the day since CLDR 42. */
    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\u202f' || character == '\u00a0';
    }

    /** {@code +01:00} or {@code +0100}, and {@code +01} if no blank stands before it. */
    private boolean takeOffset(boolean isAttached) {
        int sign = scan.peek() == '-' ? -1 : 1;
        int from = scan.at() + 1;
        scan.moveTo(from);
        int minutesAt = scan.takeShape("dd:dd") ? from + 3 : scan.takeShape("dddd") ? from + 2 : 0;
        boolean isFound = minutesAt > 0 || (isAttached && scan.takeShape("dd"));
        int hours = isFound ? scan.number(from, 2) : 0;
        if (!isFound || hours > OFFSET_HOURS_MAX || Scan.isDigit(scan.peek())) {
            return false;
        }
        time.offset(sign * (hours * HOUR + (minutesAt > 0 ? scan.number(minutesAt, 2) * 60 : 0)));
        return true;
    }

    /** The half of the day, with a zone behind it or without. */
    private boolean takeHalf() {
        boolean isAfternoon = scan.peek() == 'P';
        if (!takeWord("AM") && !takeWord("PM")) {
            return false;
        }
        time.half(isAfternoon);
        int from = scan.at();
        scan.blanks();
        boolean isOffset = scan.peek() == '+' || scan.peek() == '-';
        if (!(isOffset ? takeOffset(false) : takeName())) {
            scan.moveTo(from);
        }
        return true;
    }

    private boolean takeName() {
        int hours = switch (scan.peek()) {
            case 'U' -> takeWord("UTC") ? 0 : OFFSET_HOURS_MAX + 1;
            case 'G' -> takeWord("GMT") ? 0 : OFFSET_HOURS_MAX + 1;
            case 'C' -> takeWord("CET") ? 1 : takeWord("CEST") ? 2 : OFFSET_HOURS_MAX + 1;
            case 'E' -> takeWord("EST") ? -5 : takeWord("EDT") ? -4 : OFFSET_HOURS_MAX + 1;
            case 'P' -> takeWord("PST") ? -8 : takeWord("PDT") ? -7 : OFFSET_HOURS_MAX + 1;
            default -> OFFSET_HOURS_MAX + 1;
        };
        if (hours > OFFSET_HOURS_MAX) {
            return false;
        }
        time.offset(hours * HOUR);
        return true;
    }

    private boolean takeWord(String word) {
        char behind = scan.peek(word.length());
        return !Scan.isLetter(behind) && !Scan.isDigit(behind) && scan.take(word);
    }

    /** {@code 1700000000.123}: seconds, or milliseconds, since 1970. */
    boolean takeEpoch() {
        int from = scan.at();
        int digits = scan.digits();
        if (digits != SECONDS_DIGITS && digits != MILLIS_DIGITS) {
            return false;
        }
        long value = scan.longNumber(from, digits);
        int fraction = 0;
        if (scan.peek() == '.' && Scan.isDigit(scan.peek(1))) {
            scan.take('.');
            int begun = scan.at();
            fraction = thousandths(begun, scan.digits());
        }
        if (scan.peek() != ' ' && scan.peek() != '\t') {
            return false;
        }
        time.epoch(digits == MILLIS_DIGITS ? value : value * 1_000 + fraction);
        return true;
    }
}
