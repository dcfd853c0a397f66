package dev.ghostlight.core.judge.errors.assemble;

import dev.ghostlight.core.judge.errors.assemble.Grammars.Beginning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of which more lines may come. For one thread. */
final class OpenRecord {
    /** Of a longer record the rest is counted and not kept. */
    private static final int CHARACTERS_KEPT = 64 * 1024;

    private static final int TEXTS_KEPT = 1_000;

    /** A longer one ends here; what follows is another. */
    private static final int LINES_MAX = 10_000;

    /** Lines that nothing proves to belong to a trace are let go when there are more. */
    private static final int DOUBTFUL_MAX = 50;

    private final String lane;
    private final String thread;
    private final boolean isHeaded;
    private final List<Long> lines = new ArrayList<>(1);
    private final List<String> texts = new ArrayList<>(1);
    private final List<Doubtful> doubtful = new ArrayList<>(0);
    private Level level;
    private Form form = Form.NONE;
    private @Nullable Grammar grammar;
    private int phase;
    private boolean isTrace;
    private boolean isHeadedThroughout = true;
    private boolean isHeaderUnfinished;
    private int characters;
    private long timeMillis = LogLine.NO_TIME;
    private long lastAt;

    /**
     * A line that belongs to a record only if one comes that proves it.
     *
     * @param from where it begins behind its header
     * @param timeMillis when it was written; {@link LogLine#NO_TIME} where that is not known
     */
    record Doubtful(LogLine line, int from, boolean hasHeader, long timeMillis) {}

    /**
     * @param lane where its lines come from
     * @param thread what its header names; empty where that names none
     * @param isHeaded whether something stands before its message
     */
    OpenRecord(String lane, String thread, Level level, boolean isHeaded) {
        this.lane = lane;
        this.thread = thread;
        this.level = level;
        this.isHeaded = isHeaded;
    }

    String thread() {
        return thread;
    }

    Level level() {
        return level;
    }

    boolean isHeaded() {
        return isHeaded;
    }

    /** Whether each of its lines had a header. */
    boolean isHeadedThroughout() {
        return isHeaded && isHeadedThroughout;
    }

    boolean isHeaderUnfinished() {
        return isHeaderUnfinished;
    }

    /** Whether it goes on by the rules of a language. */
    boolean hasGrammar() {
        return grammar != null;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isFull() {
        return lines.size() >= LINES_MAX;
    }

    long firstLine() {
        return lines.getFirst();
    }

    /** When its last line came, counted in lines of its lane. */
    long lastAt() {
        return lastAt;
    }

    /** Its header goes on in the next line. */
    void leaveHeaderUnfinished() {
        isHeaderUnfinished = true;
    }

    /** The rest of its header. */
    void finishHeader(Level said) {
        isHeaderUnfinished = false;
        level = level == Level.UNKNOWN ? said : level;
    }

    /** The phase that a line would bring its trace into; {@link Grammar#NO} where it has none. */
    int next(String text, int from) {
        return grammar == null ? Grammar.NO : grammar.next(phase, text, from);
    }

    /** It is a trace from the next line on. */
    void turnInto(Beginning beginning) {
        form = beginning.form();
        grammar = beginning.grammar();
        moveTo(Math.abs(beginning.phase()));
    }

    /** The phase that an added line has brought it into. */
    void moveTo(int next) {
        phase = next;
        isTrace |= grammar != null && grammar.isProof(next);
    }

    /** Takes a line, and all lines before it that were in doubt. */
    void add(LogLine line, int from, boolean hasHeader, long millis, long at) {
        for (Doubtful each : doubtful) {
            isHeadedThroughout &= each.hasHeader();
            keep(each.line(), each.from(), each.timeMillis());
        }
        doubtful.clear();
        isHeadedThroughout &= hasHeader;
        lastAt = at;
        keep(line, from, millis);
    }

    private void keep(LogLine line, int from, long millis) {
        timeMillis = lines.isEmpty() ? millis : timeMillis;
        lines.add(line.number());
        keep(line.text().substring(from));
    }

    private void keep(String text) {
        boolean isKept = texts.size() < TEXTS_KEPT && characters + text.length() <= CHARACTERS_KEPT;
        if (isKept || texts.isEmpty()) {
            texts.add(text.substring(0, Math.min(text.length(), CHARACTERS_KEPT)));
            characters += text.length();
        }
    }

    /** Takes all lines of a text that came as one. */
    void addWhole(LogLine line, int from, long millis, long at) {
        timeMillis = millis;
        lines.add(line.number());
        lastAt = at;
        for (String text : line.text().substring(from).split("\\R", TEXTS_KEPT)) {
            int next = Grammar.isBlank(text, 0) ? Grammar.NO : Math.abs(next(text, 0));
            if (next != Grammar.NO) {
                moveTo(next);
            } else {
                Grammars.begun(text, 0)
                        .or(() -> Grammars.framed(text, 0))
                        .filter(beginning -> !isTrace)
                        .ifPresent(this::turnInto);
            }
            keep(text);
        }
    }

    /**
     * Keeps a line in mind that belongs to it only if one comes that proves it.
     *
     * @return false if there are too many already
     */
    boolean doubt(LogLine line, int from, boolean hasHeader, long millis, long at) {
        if (doubtful.size() >= DOUBTFUL_MAX) {
            return false;
        }
        lastAt = at;
        doubtful.add(new Doubtful(line, from, hasHeader, millis));
        return true;
    }

    /** The lines that nothing proved to be its own; it has none from now on. */
    List<Doubtful> letGo() {
        List<Doubtful> free = List.copyOf(doubtful);
        doubtful.clear();
        return free;
    }

    LogRecord closed() {
        return new LogRecord(isTrace ? form : Form.NONE, lane, lines, level, thread, timeMillis, texts);
    }
}
