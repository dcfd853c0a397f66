package dev.ghostlight.core.judge.errors.assemble;

import java.time.ZoneOffset;

/**
 * How times are read that lines write only in part. Immutable.
 *
 * <p>A time without a zone is of {@code offset}. One without a year is of the newest year in which it does not lie more
 * than a day after the reference, or after the line before it in its lane. A time of day alone goes on from the line
 * before it, over midnight if it must; where there is none, it is of the reference's day.
 *
 * @param offset of times that name no zone
 * @param referenceMillis when the lines were written, about, in milliseconds since 1970 UTC; {@link LogLine#NO_TIME}
 *     where nobody knows, and then what lacks a year or a day has no time before another line gives one
 */
public record TimeRules(ZoneOffset offset, long referenceMillis) {
    /** UTC, and no reference. */
    public static final TimeRules UTC = new TimeRules(ZoneOffset.UTC, LogLine.NO_TIME);
}
