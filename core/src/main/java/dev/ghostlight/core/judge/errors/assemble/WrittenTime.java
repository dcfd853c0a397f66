package dev.ghostlight.core.judge.errors.assemble;

/** A time as a line writes it, which may lack its zone, its year or its day. For one thread; it is of the last line. */
final class WrittenTime {
    /** No zone is named. */
    static final int NO_OFFSET = Integer.MIN_VALUE;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int HOURS_OF_HALF = 12;

    /** How much of it is written. */
    enum Kind {
        /** Nothing that can be. */
        NONE,
        /** A number of milliseconds since 1970. */
        EPOCH,
        /** A date and a time of day. */
        DATED,
        /** A month, a day and a time of day. */
        YEARLESS,
        /** A time of day alone. */
        CLOCK
    }

    private Kind kind = Kind.NONE;
    private int year;
    private int month;
    private int day;
    private long millis;
    private int offsetSeconds;

    void clear() {
        kind = Kind.NONE;
        millis = 0;
        offsetSeconds = NO_OFFSET;
    }

    /** A date; its time of day follows. */
    void date(int ofYear, int ofMonth, int ofDay) {
        kind = Kind.DATED;
        year = ofYear;
        month = ofMonth;
        day = ofDay;
    }

    /** A date of which the year is not written. */
    void date(int ofMonth, int ofDay) {
        kind = Kind.YEARLESS;
        month = ofMonth;
        day = ofDay;
    }

    /** The year of a date, where it stands behind it. */
    void year(int found) {
        kind = kind == Kind.YEARLESS ? Kind.DATED : kind;
        year = found;
    }

    /** A time of day, in which a leap second is the first of the next minute; nothing is left of one that cannot be. */
    void clock(int hour, int minute, int second) {
        if (hour > 23 || minute > 59 || second > 60) {
            kind = Kind.NONE;
            return;
        }
        kind = kind == Kind.NONE ? Kind.CLOCK : kind;
        millis = hour * HOUR + minute * MINUTE + second * SECOND;
    }

    void fraction(int found) {
        millis += found;
    }

    /** The half of the day that the hours are of, which are from 1 to 12 then. */
    void half(boolean isAfternoon) {
        long hour = millis / HOUR;
        if (hour > HOURS_OF_HALF || hour == 0) {
            kind = Kind.NONE;
        }
        millis += (hour % HOURS_OF_HALF + (isAfternoon ? HOURS_OF_HALF : 0) - hour) * HOUR;
    }

    void offset(int seconds) {
        offsetSeconds = seconds;
    }

    void epoch(long sinceEpoch) {
        kind = Kind.EPOCH;
        millis = sinceEpoch;
    }

    Kind kind() {
        return kind;
    }

    int year() {
        return year;
    }

    int month() {
        return month;
    }

    int day() {
        return day;
    }

    /** Of the day, or since 1970 where it is {@link Kind#EPOCH}. */
    long millis() {
        return millis;
    }

    /** East of Greenwich; {@link #NO_OFFSET} where no zone is named. */
    int offsetSeconds() {
        return offsetSeconds;
    }
}
