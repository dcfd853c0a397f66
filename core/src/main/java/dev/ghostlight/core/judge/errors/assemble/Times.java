package dev.ghostlight.core.judge.errors.assemble;

import java.time.LocalDate;
import java.time.YearMonth;

/** Makes instants of written times. For one thread. */
final class Times {
    private static final long DAY = 24 * 3_600_000L;

    /** A thread's line may be as much older than another's before it, or the clock be set back for winter. */
    private static final long BACKWARDS = 2 * 3_600_000L;

    private static final long NO_DAY = Long.MIN_VALUE;

    /** The 29th of February is there again after eight years at the latest. */
    private static final int YEARS_BACK = 8;

    private final TimeRules rules;
    private final long defaultOffset;

    /** The last date that was asked for. */
    private int date = -1;

    private long dayOfDate = NO_DAY;

    /** The last day of which the year was asked for. */
    private long day = NO_DAY;

    private int yearOfDay;

    Times(TimeRules rules) {
        this.rules = rules;
        defaultOffset = rules.offset().getTotalSeconds() * 1_000L;
    }

    /**
     * When it was, in milliseconds since 1970 UTC.
     *
     * @param before when the line before it was written; {@link LogLine#NO_TIME} where that is not known
     * @return {@link LogLine#NO_TIME} where it cannot be told
     */
    long millis(WrittenTime time, long before) {
        long offset = time.offsetSeconds() == WrittenTime.NO_OFFSET ? defaultOffset : time.offsetSeconds() * 1_000L;
        return switch (time.kind()) {
            case NONE -> LogLine.NO_TIME;
            case EPOCH -> time.millis();
            case DATED -> instant(day(time.year(), time.month(), time.day()), time.millis(), offset);
            case YEARLESS -> yearless(time, Math.max(rules.referenceMillis(), before), offset);
            case CLOCK -> clock(time.millis(), before, offset);
        };
    }

    private static long instant(long day, long millis, long offset) {
        return day == NO_DAY ? LogLine.NO_TIME : day * DAY + millis - offset;
    }

    private long yearless(WrittenTime time, long about, long offset) {
        if (about == LogLine.NO_TIME) {
            return LogLine.NO_TIME;
        }
        int newest = year(Math.floorDiv(about + DAY + offset, DAY));
        for (int year = newest; year >= newest - YEARS_BACK; year--) {
            long instant = instant(day(year, time.month(), time.day()), time.millis(), offset);
            if (instant != LogLine.NO_TIME && instant <= about + DAY) {
                return instant;
            }
        }
        return LogLine.NO_TIME;
    }

    private long clock(long millis, long before, long offset) {
        if (before == LogLine.NO_TIME) {
            long reference = rules.referenceMillis();
            return reference == LogLine.NO_TIME
                    ? LogLine.NO_TIME
                    : instant(Math.floorDiv(reference + offset, DAY), millis, offset);
        }
        long earliest = before - BACKWARDS;
        long instant = instant(Math.floorDiv(earliest + offset, DAY), millis, offset);
        return instant < earliest ? instant + DAY : instant;
    }

    /** Days since 1970; {@link #NO_DAY} of a date that is none. */
    private long day(int year, int month, int dayOfMonth) {
        int asked = (year * 100 + month) * 100 + dayOfMonth;
        if (asked != date) {
            boolean isDate = month >= 1
                    && month <= 12
                    && dayOfMonth >= 1
                    && dayOfMonth <= YearMonth.of(year, month).lengthOfMonth();
            dayOfDate = isDate ? LocalDate.of(year, month, dayOfMonth).toEpochDay() : NO_DAY;
            date = asked;
        }
        return dayOfDate;
    }

    private int year(long asked) {
        if (asked != day) {
            yearOfDay = LocalDate.ofEpochDay(asked).getYear();
            day = asked;
        }
        return yearOfDay;
    }
}
