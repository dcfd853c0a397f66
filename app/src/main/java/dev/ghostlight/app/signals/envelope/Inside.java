package dev.ghostlight.app.signals.envelope;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;

/**
 * What an envelope says and holds.
 *
 * @param text the line or record in it
 * @param level what it says of its level
 * @param thread the thread or process it names; else empty
 * @param timeMillis its time since 1970 UTC; {@link LogLine#NO_TIME} where it has none
 * @param extent how much of what was logged it holds
 * @param lane the stream or unit it names; else empty
 * @param node the server it names; else empty
 */
record Inside(String text, Level level, String thread, long timeMillis, Extent extent, String lane, String node) {
    /** How much of what was logged is in one envelope. */
    enum Extent {
        /** A part of a line: the rest follows in the next envelope of its stream. */
        PART,
        /** A line, which may be one of several of a record. */
        LINE,
        /** A whole record, with all its lines. */
        RECORD
    }

    /** A line of which nothing else is known. */
    static Inside line(String text) {
        return new Inside(text, Level.UNKNOWN, "", LogLine.NO_TIME, Extent.LINE, "", "");
    }

    /** With what was in an envelope inside this one, which knows better where it says anything. */
    Inside with(Inside inner) {
        String innerLane = lane.isEmpty() || inner.lane.isEmpty() ? lane + inner.lane : lane + " " + inner.lane;
        return new Inside(
                inner.text,
                inner.level == Level.UNKNOWN ? level : inner.level,
                inner.thread.isEmpty() ? thread : inner.thread,
                inner.timeMillis == LogLine.NO_TIME ? timeMillis : inner.timeMillis,
                inner.extent,
                innerLane,
                inner.node.isEmpty() ? node : inner.node);
    }

    /** With another text, which is whole. */
    Inside joined(String whole) {
        return new Inside(whole, level, thread, timeMillis, Extent.LINE, lane, node);
    }
}
