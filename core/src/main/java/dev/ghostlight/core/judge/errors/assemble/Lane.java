package dev.ghostlight.core.judge.errors.assemble;

import dev.ghostlight.core.judge.errors.assemble.Grammars.Beginning;
import dev.ghostlight.core.judge.errors.assemble.OpenRecord.Doubtful;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one lane, of which several may be open at once as threads write at the same time. For one thread.
 *
 * <p>A line with a header begins a record, unless the record of its thread has a header on each line and goes on with
 * it. A line without one belongs to the last trace that goes on with it by the rules of its language; else it makes a
 * trace of the message before it, or is more of that message; else it stands for itself.
 */
final class Lane {
    /** So many threads are told apart. */
    private static final int OPEN_MAX = 64;

    /** A record that got no line for so many lines of its lane has ended. */
    private static final long LINES_OPEN = 500;

    /** Over about so many lines it is counted how many have a header. */
    private static final int WINDOW = 256;

    /** A message has so many lines on average at most, where lines without a header are taken for more of it. */
    private static final int LINES_OF_MESSAGE = 4;

    private static final int LOOK_EVERY = 32;

    private final String name;
    private final Waiting waiting;
    private final HeaderScanner header;
    private final Times times;

    /** The last record of each thread. */
    private final Map<String, OpenRecord> ofThreads = new HashMap<>();

    /** The open traces, the one with the newest line first. */
    private final Deque<OpenRecord> traces = new ArrayDeque<>();

    private @Nullable OpenRecord latest;
    private long count;
    private long timeMillis = LogLine.NO_TIME;
    private long timeBefore = LogLine.NO_TIME;
    private int headed;
    private int bare;

    /**
     * @param name of its records
     * @param header what was found before the message of the line that is added
     * @param times of headers
     */
    Lane(String name, HeaderScanner header, Times times, Waiting waiting) {
        this.name = name;
        this.header = header;
        this.times = times;
        this.waiting = waiting;
    }

    String name() {
        return name;
    }

    /** So much more is kept of its lines, or less. */
    void keep(int more) {
        waiting.keep(more);
    }

    /** Takes a line that {@code header} has looked at. */
    void add(LogLine line) {
        count++;
        timeMillis = line.timeMillis() == LogLine.NO_TIME ? times.millis(header.time(), timeBefore) : line.timeMillis();
        timeBefore = timeMillis == LogLine.NO_TIME ? timeBefore : timeMillis;
        if (line.isWhole()) {
            addWhole(line);
        } else {
            place(line);
        }
        if (count % LOOK_EVERY == 0) {
            closeOld();
        }
    }

    /** A record in an envelope: its lines belong to it whatever they are. */
    private void addWhole(LogLine line) {
        OpenRecord record = new OpenRecord(this, thread(line), level(line), header.isFound());
        record.addWhole(line, header.messageStart(), timeMillis, count);
        waiting.open(record);
        record.close();
    }

    private Level level(LogLine line) {
        return line.level() == Level.UNKNOWN ? header.level() : line.level();
    }

    /** Ends all its records, as nothing more comes for now. */
    void flush() {
        for (OpenRecord each : List.copyOf(traces)) {
            close(each);
        }
        for (OpenRecord each : List.copyOf(ofThreads.values())) {
            close(each);
        }
        if (latest != null) {
            close(latest);
        }
    }

    private void place(LogLine line) {
        int from = header.messageStart();
        if (Grammar.isBlank(line.text(), from)) {
            addBlank(line, from);
        } else if (latest != null && latest.isHeaderUnfinished()) {
            latest.finishHeader(header.level());
            take(latest, line, from, true);
            turn(latest, Grammars.begun(line.text(), from));
        } else if (header.isFound()) {
            addHeaded(line, from);
        } else {
            addBare(line, from);
        }
    }

    /** A blank line belongs to what is around it, if that is one record. */
    private void addBlank(LogLine line, int from) {
        String thread = thread(line);
        OpenRecord before = header.isFound() && !thread.isEmpty() ? ofThreads.get(thread) : latest;
        if (before != null) {
            before.doubt(new Doubtful(line, from, header.isFound(), timeMillis), count);
        }
    }

    private String thread(LogLine line) {
        return header.thread().isEmpty() ? line.thread() : header.thread();
    }

    private void addHeaded(LogLine line, int from) {
        remember(true);
        String thread = thread(line);
        OpenRecord before = thread.isEmpty() ? latest : ofThreads.get(thread);
        if (before != null && goesOnWithHeader(before, thread, line, from)) {
            return;
        }
        OpenRecord record = open(thread, level(line), true);
        take(record, line, from, true);
        if (header.isUnfinished()) {
            record.leaveHeaderUnfinished();
        }
        turn(record, Grammars.begun(line.text(), from));
    }

    /** Whether a line with a header goes on with a record that has one on each of its lines. */
    private boolean goesOnWithHeader(OpenRecord record, String thread, LogLine line, int from) {
        if (!record.isHeadedThroughout() || !record.thread().equals(thread) || record.isFull()) {
            return false;
        }
        int phase = record.next(line.text(), from);
        // Shippers write the same level before each line, or none; a logger's own level begins a message.
        if (phase < 0 && header.isShipped() && header.level() == record.level()) {
            return record.doubt(new Doubtful(line, from, true, timeMillis), count);
        }
        Optional<Beginning> frame =
                phase > 0 || record.hasGrammar() ? Optional.empty() : Grammars.framed(line.text(), from);
        if (phase <= 0 && frame.isEmpty()) {
            return false;
        }
        take(record, line, from, true);
        if (phase > 0) {
            record.moveTo(phase);
        } else {
            turn(record, frame);
        }
        return true;
    }

    private void addBare(LogLine line, int from) {
        if (goesOn(line, from)) {
            return;
        }
        OpenRecord before = latest;
        Optional<Beginning> begun = Grammars.begun(line.text(), from);
        Optional<Beginning> frame = begun.isPresent() ? Optional.empty() : Grammars.framed(line.text(), from);
        if (before != null
                && !before.isFull()
                && (begun.isPresent() ? isTraceOf(before, line, from) : frame.isPresent() && !before.hasGrammar())) {
            take(before, line, from, false);
            turn(before, begun.isPresent() ? begun : frame);
            return;
        }
        if (begun.isPresent() || frame.isPresent()) {
            begin(line, from, begun.isPresent() ? begun : frame);
            return;
        }
        remember(false);
        if (before != null && !before.isFull() && isMore(before, line, from)) {
            take(before, line, from, false);
            return;
        }
        if (before != null
                && before.next(line.text(), from) < 0
                && before.doubt(new Doubtful(line, from, false, timeMillis), count)) {
            return;
        }
        begin(line, from, Optional.empty());
    }

    /** Whether a trace that begins there is of the message before it. */
    private static boolean isTraceOf(OpenRecord before, LogLine line, int from) {
        return before.isHeaded()
                && !before.isTrace()
                && (before.level().isAtLeast(Level.ERROR) || !Grammars.isUncaught(line.text(), from));
    }

    private boolean isMore(OpenRecord before, LogLine line, int from) {
        return before.isHeaded()
                ? isMoreOfMessage(line, from)
                : !before.hasGrammar() && !before.isIndented() && isDeep(line.text(), from);
    }

    /** Whether a line is set in by more than one blank, which may be a slip of who wrote the message. */
    private static boolean isDeep(String text, int from) {
        return Grammar.indented(text, from) > from + (text.charAt(from) == ' ' ? 1 : 0);
    }

    /** Whether a trace takes the line. */
    private boolean goesOn(LogLine line, int from) {
        for (OpenRecord trace : traces) {
            int phase = trace.isFull() ? Grammar.NO : trace.next(line.text(), from);
            if (phase > 0) {
                take(trace, line, from, false);
                trace.moveTo(phase);
                return true;
            }
        }
        return false;
    }

    private void begin(LogLine line, int from, Optional<Beginning> begun) {
        OpenRecord record = open(line.thread(), line.level(), false);
        take(record, line, from, false);
        turn(record, begun);
    }

    private OpenRecord open(String thread, Level level, boolean isHeaded) {
        OpenRecord record = new OpenRecord(this, thread, level, isHeaded);
        if (!thread.isEmpty()) {
            OpenRecord before = ofThreads.put(thread, record);
            if (before != null) {
                close(before);
            } else if (ofThreads.size() > OPEN_MAX) {
                ofThreads.remove(thread);
                close(oldest());
                ofThreads.put(thread, record);
            }
        }
        return record;
    }

    /** The record of a thread whose last line is the oldest. */
    private OpenRecord oldest() {
        return Collections.min(ofThreads.values(), Comparator.comparingLong(OpenRecord::lastAt));
    }

    private void take(OpenRecord record, LogLine line, int from, boolean hasHeader) {
        if (latest != record) {
            OpenRecord before = latest;
            latest = record;
            if (before != null) {
                leave(before);
            }
        }
        boolean isNew = record.isEmpty();
        record.add(line, from, hasHeader, timeMillis, count);
        if (isNew) {
            waiting.open(record);
        }
        if (record.hasGrammar()) {
            bringForward(record);
        }
    }

    private void bringForward(OpenRecord trace) {
        if (traces.peekFirst() != trace) {
            traces.remove(trace);
            traces.addFirst(trace);
        }
    }

    /** Another record goes on: what has no way to be found again has ended. */
    private void leave(OpenRecord record) {
        boolean isFound = record.hasGrammar()
                || (record.isHeadedThroughout() && !record.thread().isEmpty());
        if (!isFound) {
            close(record);
        }
    }

    private void turn(OpenRecord record, Optional<Beginning> beginning) {
        if (beginning.isPresent()) {
            record.turnInto(beginning.get());
            bringForward(record);
            if (traces.size() > OPEN_MAX) {
                close(traces.getLast());
            }
        }
    }

    /** Counts lines that are of no trace, the newer ones more. */
    private void remember(boolean isHeaded) {
        headed += isHeaded ? 1 : 0;
        bare += isHeaded ? 0 : 1;
        if (headed + bare > WINDOW) {
            headed /= 2;
            bare /= 2;
        }
    }

    private boolean isMoreOfMessage(LogLine line, int from) {
        // A digit at the margin is a time or a number of another line, in a form that is not known here.
        return Grammar.indented(line.text(), from) > from
                || (headed * LINES_OF_MESSAGE >= bare
                        && !Scan.isDigit(line.text().charAt(from)));
    }

    private void closeOld() {
        while (!traces.isEmpty() && isOld(traces.getLast())) {
            close(traces.getLast());
        }
        for (OpenRecord each : List.copyOf(ofThreads.values())) {
            if (isOld(each)) {
                close(each);
            }
        }
    }

    private boolean isOld(OpenRecord record) {
        return count - record.lastAt() > LINES_OPEN;
    }

    /** Nothing more comes of one of its records. */
    void close(OpenRecord record) {
        if (record.hasGrammar()) {
            traces.remove(record);
        }
        if (!record.thread().isEmpty() && ofThreads.get(record.thread()) == record) {
            ofThreads.remove(record.thread());
        }
        if (latest == record) {
            latest = null;
        }
        for (Doubtful each : record.letGo()) {
            if (!Grammar.isBlank(each.line().text(), each.from())) {
                OpenRecord alone = each.hasHeader()
                        ? new OpenRecord(this, record.thread(), record.level(), true)
                        : new OpenRecord(this, each.line().thread(), each.line().level(), false);
                alone.add(each.line(), each.from(), each.hasHeader(), each.timeMillis(), count);
                waiting.open(alone);
                alone.close();
            }
        }
        record.close();
    }
}
