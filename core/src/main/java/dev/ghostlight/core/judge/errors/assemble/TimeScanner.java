package dev.ghostlight.core.judge.errors.assemble;

/** Goes over the time at which a line begins, in the forms that logs have. For one thread. */
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

    private final Scan scan;

    TimeScanner(Scan scan) {
        this.scan = scan;
    }

    /** Goes over a time, if one stands here. */
    Form take() {
        char first = scan.peek();
        if (Scan.isDigit(first)) {
            return fromDigit() ? Form.PLAIN : Form.NONE;
        }
        return first >= 'A' && first <= 'W' ? fromLetter() : Form.NONE;
    }

    private boolean fromDigit() {
        int from = scan.at();
        boolean isDated = scan.takeShape("dddd-dd-dd") || scan.takeShape("dddd/dd/dd") || scan.takeShape("dddd.dd.dd");
        if (isDated) {
            return (separated() && clock()) || back(from);
        }
        if (scan.takeShape("dd-aaa-dddd ") || scan.takeShape("dd/aaa/dddd ") || scan.takeShape("dd/aaa/dddd:")) {
            return clock() || back(from);
        }
        // 11-20 10:00:00.123 of a telephone; 081109 203518 of old Hadoop; 20171223-22:15:29.
        if (scan.takeShape("dd-dd ") || scan.takeShape("dddddddd-") || scan.takeShape("dddd dd:dd:dd")) {
            return clock() || back(from);
        }
        if (scan.takeShape("dddddd dddddd ")) {
            return true;
        }
        return clock() || epoch() || back(from);
    }

    private boolean separated() {
        if (scan.take('T') || scan.take('_')) {
            return true;
        }
        scan.take(',');
        return scan.blanks() > 0;
    }

    /** {@code 10:00:00.123 +01:00}. */
    private boolean clock() {
        int from = scan.at();
        for (int part = 0; part < 3; part++) {
            boolean isPart = (part == 0 || scan.take(':')) && (scan.takeShape("dd") || scan.takeShape("d"));
            if (!isPart || Scan.isDigit(scan.peek())) {
                scan.moveTo(from);
                return false;
            }
        }
        boolean hasPart = Scan.isDigit(scan.peek(1)) && (scan.take('.') || scan.take(',') || scan.take(':'));
        if (hasPart) {
            scan.digits();
        }
        zone();
        return true;
    }

    private void zone() {
        int from = scan.at();
        if (scan.take('Z')) {
            return;
        }
        scan.blanks();
        if ((scan.peek() == '+' || scan.peek() == '-') && Scan.isDigit(scan.peek(1))) {
            scan.moveTo(scan.at() + 1);
            if (scan.takeShape("dd:dd") || scan.takeShape("dddd") || scan.takeShape("dd")) {
                return;
            }
        }
        if (scan.take("AM")
                || scan.take("PM")
                || scan.take("UTC")
                || scan.take("GMT")
                || scan.take("CET")
                || scan.take("CEST")) {
            return;
        }
        scan.moveTo(from);
    }

    /** {@code 1700000000.123}: seconds, or milliseconds, since 1970. */
    private boolean epoch() {
        int digits = scan.digits();
        if (digits != 10 && digits != 13) {
            return false;
        }
        if (Scan.isDigit(scan.peek(1)) && scan.take('.')) {
            scan.digits();
        }
        return scan.peek() == ' ' || scan.peek() == '\t';
    }

    private Form fromLetter() {
        int from = scan.at();
        if (isOneOf(WEEKDAYS)) {
            scan.moveTo(from + 3);
            scan.take(',');
            scan.blanks();
        }
        if (!isOneOf(MONTHS)) {
            scan.moveTo(from);
            return Form.NONE;
        }
        scan.moveTo(scan.at() + 3);
        boolean isDay = scan.blanks() > 0 && (scan.takeShape("dd") || scan.takeShape("d"));
        Form form = isDay ? afterDay() : Form.NONE;
        if (form == Form.NONE) {
            scan.moveTo(from);
        }
        return form;
    }

    private Form afterDay() {
        if (scan.take(", ")) {
            scan.takeShape("dddd");
            scan.take(',');
            scan.blanks();
            return clock() ? Form.JAVA_UTIL : Form.NONE;
        }
        if (scan.blanks() == 0 || !clock()) {
            return Form.NONE;
        }
        // The year behind the clock is C's way; without it, it is syslog's.
        int from = scan.at();
        scan.blanks();
        if (scan.takeShape("dddd") && !Scan.isDigit(scan.peek())) {
            return Form.PLAIN;
        }
        scan.moveTo(from);
        return Form.SYSLOG;
    }

    private boolean isOneOf(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (scan.peek() == names.charAt(i)
                    && scan.peek(1) == names.charAt(i + 1)
                    && scan.peek(2) == names.charAt(i + 2)) {
                return true;
            }
        }
        return false;
    }

    private boolean back(int position) {
        scan.moveTo(position);
        return false;
    }
}
