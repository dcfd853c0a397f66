package dev.ghostlight.core.judge.errors.assemble;

/**
 * A line of a log as its reader hands it on.
 *
 * @param number its number in what was read, from 1
 * @param lane what came out of the same pipe: a file, or one stream of one container; lines of different lanes never
 *     belong to one record
 * @param text the line without its end
 * @param level what the envelope around the line says, such as a field of JSON
 * @param thread the thread or process that the envelope names; empty where it names none
 * @param timeMillis when it was written, as the envelope says, in milliseconds since 1970 UTC; {@link #NO_TIME} where
 *     it does not say
 * @param isWhole whether the envelope holds a whole record, so that no other line belongs to it
 */
public record LogLine(
        long number, String lane, String text, Level level, String thread, long timeMillis, boolean isWhole) {
    /** A time that is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** A plain line, without an envelope. */
    public static LogLine plain(long number, String lane, String text) {
        return new LogLine(number, lane, text, Level.UNKNOWN, "", NO_TIME, false);
    }

    /** The same with so many characters of its text. */
    LogLine cut(int length) {
        return new LogLine(number, lane, text.substring(0, length), level, thread, timeMillis, isWhole);
    }
}
