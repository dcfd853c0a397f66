package dev.ghostlight.core.judge.errors.assemble;

/** Reads the time at which a line begins, in the forms that logs have. For one thread. */
final class TimeScanner {
    /** What kind of time it is, as other things follow each. */
    enum Form {
        NONE,
        /** A date and a time of day, or a time of day alone. */
        PLAIN,
        /** {@code Nov 20 10:00:00}: a host and a program follow. */
        SYSLOG,
        /** {@code Nov 20, 2026 10:00:00 AM}: the message stands on the next line. */
        JAVA_UTIL
    }

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String WEEKDAYS = "MonTueWedThuFriSatSun";

    /** Of a year that is written with two digits. */
    private static final int CENTURY = 2_000;

    private static final int MONTHS_OF_YEAR = 12;

    private final Scan scan;
    private final WrittenTime time;
    private final ClockScanner clocks;

    TimeScanner(Scan scan, WrittenTime time) {
        this.scan = scan;
        this.time = time;
        clocks = new ClockScanner(scan, time);
    }

    /** Reads a time, if one stands here. */
    Form take() {
        char first = scan.peek();
        Form form = Form.NONE;
        if (Scan.isDigit(first)) {
            form = fromDigit() ? Form.PLAIN : Form.NONE;
        } else if (first >= 'A' && first <= 'W') {
            form = fromLetter();
        }
        if (form == Form.NONE) {
            time.clear();
        }
        return form;
    }

    /** {@code 1120 10:00:00.123456} or {@code 20261120 10:00:00}, as it stands behind a letter for the level. */
    boolean takeGoogle() {
        int from = scan.at();
        if (scan.takeShape("dddd ")) {
            time.date(number(from, 2), number(from + 2, 2));
        } else if (scan.takeShape("dddddddd ")) {
            time.date(number(from, 4), number(from + 4, 2), number(from + 6, 2));
        } else {
            return false;
        }
        return clocks.take() || back(from);
    }

    private boolean fromDigit() {
        int from = scan.at();
        char third = scan.peek(2);
        if (third == ':' || scan.peek(1) == ':') {
            return clocks.take() || back(from);
        }
        if (Scan.isDigit(third)) {
            return fromYear(from) || clocks.takeEpoch() || back(from);
        }
        return fromDay(from) || back(from);
    }

    /** More than two digits. */
    private boolean fromYear(int from) {
        char separator = scan.peek(4);
        if (separator == '-' || separator == '/' || separator == '.') {
            boolean isDate =
                    scan.isDigits(0, 4) && scan.isDigits(5, 2) && scan.peek(7) == separator && scan.isDigits(8, 2);
            if (!isDate) {
                return false;
            }
            time.date(number(from, 4), number(from + 5, 2), number(from + 8, 2));
            scan.moveTo(from + 10);
            return (separated() && clocks.take()) || back(from);
        }
        // 20171223-22:15:29, 20171223 22:15:29, 20171223T221529Z.
        boolean isCompact = scan.takeShape("dddddddd-") || scan.takeShape("dddddddd ") || scan.takeShape("ddddddddT");
        if (isCompact) {
            time.date(number(from, 4), number(from + 4, 2), number(from + 6, 2));
            return clocks.take() || clocks.takeCompact() || back(from);
        }
        // 081109 203518 of old Hadoop.
        if (scan.takeShape("dddddd dddddd ")) {
            time.date(CENTURY + number(from, 2), number(from + 2, 2), number(from + 4, 2));
            time.clock(number(from + 7, 2), number(from + 9, 2), number(from + 11, 2));
            return true;
        }
        return false;
    }

    /** Two digits. */
    private boolean fromDay(int from) {
        if (scan.takeShape("dd-aaa-dddd ") || scan.takeShape("dd/aaa/dddd ") || scan.takeShape("dd/aaa/dddd:")) {
            time.date(number(from + 7, 4), month(from + 3), number(from, 2));
        } else if (scan.takeShape("dd-dd ") || scan.takeShape("dd.dd ")) {
            // 11-20 10:00:00.123 of a telephone.
            time.date(number(from, 2), number(from + 3, 2));
        } else if (scan.takeShape("dd/dd/dd ")) {
            time.date(CENTURY + number(from, 2), number(from + 3, 2), number(from + 6, 2));
        } else if (scan.takeShape("dd.dd.dddd")) {
            time.date(number(from + 6, 4), number(from + 3, 2), number(from, 2));
            return separated() && clocks.take();
        } else if (scan.takeShape("dd/dd/dddd")) {
            dayAndMonth(from);
            return separated() && clocks.take();
        } else {
            return false;
        }
        return clocks.take();
    }

    /** Some write the month first and some the day: what cannot be told is no date. */
    private void dayAndMonth(int from) {
        int first = number(from, 2);
        int second = number(from + 3, 2);
        int year = number(from + 6, 4);
        if (first > MONTHS_OF_YEAR || first == second) {
            time.date(year, second, first);
        } else {
            time.date(year, second > MONTHS_OF_YEAR ? first : 0, second);
        }
    }

    private boolean separated() {
        if (scan.take('T') || scan.take('_')) {
            return true;
        }
        scan.take(',');
        return scan.blanks() > 0;
    }

    private Form fromLetter() {
        int from = scan.at();
        if (name(WEEKDAYS, from) > 0) {
            scan.moveTo(from + 3);
            scan.take(',');
            scan.blanks();
        }
        int month = month(scan.at());
        if (month == 0) {
            scan.moveTo(from);
            return Form.NONE;
        }
        scan.moveTo(scan.at() + 3);
        boolean isApart = scan.blanks() > 0;
        int day = scan.at();
        Form form = isApart && (scan.takeShape("dd") || scan.takeShape("d"))
                ? afterDay(month, number(day, scan.at() - day))
                : Form.NONE;
        if (form == Form.NONE) {
            scan.moveTo(from);
        }
        return form;
    }

    private Form afterDay(int month, int day) {
        time.date(month, day);
        if (scan.take(", ")) {
            takeYear();
            scan.take(',');
            scan.blanks();
            return clocks.take() ? Form.JAVA_UTIL : Form.NONE;
        }
        if (scan.blanks() == 0) {
            return Form.NONE;
        }
        boolean hasYear = scan.peek(4) == ' ' && takeYear() && scan.blanks() > 0;
        if (!clocks.take()) {
            return Form.NONE;
        }
        if (hasYear) {
            return Form.SYSLOG;
        }
        // The year behind the clock is C's way; without it, it is syslog's.
        int from = scan.at();
        scan.blanks();
        if (!Scan.isDigit(scan.peek(4)) && takeYear()) {
            return Form.PLAIN;
        }
        scan.moveTo(from);
        return Form.SYSLOG;
    }

    private boolean takeYear() {
        int from = scan.at();
        if (!scan.takeShape("dddd")) {
            return false;
        }
        time.year(number(from, 4));
        return true;
    }

    private int number(int from, int digits) {
        return scan.number(from, digits);
    }

    /** From 1; 0 where no month stands there. */
    private int month(int at) {
        return name(MONTHS, at);
    }

    private int name(String names, int at) {
        char first = scan.charAt(at);
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == first && scan.startsWith(names, i, at, 3)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }

    private boolean back(int position) {
        scan.moveTo(position);
        time.clear();
        return false;
    }
}
