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

    private final Lane lane;
    private final String thread;
    private final boolean isHeaded;

    /** Most records have one line. */
    private long firstLine = -1;

    private String firstText = "";
    private int textCount;
    private @Nullable List<Long> lines;
    private @Nullable List<String> texts;
    private @Nullable List<Doubtful> doubtful;
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

    private boolean isClosed;
    private @Nullable OpenRecord before;
    private @Nullable OpenRecord behind;

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
    OpenRecord(Lane lane, String thread, Level level, boolean isHeaded) {
        this.lane = lane;
        this.thread = thread;
        this.level = level;
        this.isHeaded = isHeaded;
    }

    Lane lane() {
        return lane;
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

    /** Whether it is a trace for certain. */
    boolean isTrace() {
        return isTrace;
    }

    /** Whether its first line begins with blanks. */
    boolean isIndented() {
        return Grammar.indented(firstText, 0) > 0;
    }

    boolean isEmpty() {
        return firstLine < 0;
    }

    boolean isFull() {
        return lines != null && lines.size() >= LINES_MAX;
    }

    long firstLine() {
        return firstLine;
    }

    /** How much of its text is kept. */
    int characters() {
        return characters;
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
        for (Doubtful each : letGo()) {
            isHeadedThroughout &= each.hasHeader();
            keep(each.line(), each.from(), each.timeMillis());
        }
        isHeadedThroughout &= hasHeader;
        lastAt = at;
        keep(line, from, millis);
    }

    private void keep(LogLine line, int from, long millis) {
        timeMillis = isEmpty() ? millis : timeMillis;
        number(line.number());
        keep(line.text().substring(from));
    }

    private void number(long line) {
        if (firstLine < 0) {
            firstLine = line;
            return;
        }
        if (lines == null) {
            lines = new ArrayList<>();
            lines.add(firstLine);
        }
        lines.add(line);
    }

    private void keep(String text) {
        boolean isFirst = textCount == 0;
        if (!isFirst && (textCount >= TEXTS_KEPT || characters + text.length() > CHARACTERS_KEPT)) {
            return;
        }
        String kept = text.length() > CHARACTERS_KEPT ? text.substring(0, CHARACTERS_KEPT) : text;
        textCount++;
        count(kept.length());
        if (isFirst) {
            firstText = kept;
            return;
        }
        if (texts == null) {
            texts = new ArrayList<>();
            texts.add(firstText);
        }
        texts.add(kept);
    }

    private void count(int more) {
        characters += more;
        lane.keep(more);
    }

    /** Takes all lines of a text that came as one. */
    void addWhole(LogLine line, int from, long millis, long at) {
        timeMillis = millis;
        number(line.number());
        lastAt = at;
        String whole = line.text();
        int begun = from;
        for (int rows = 1; rows < TEXTS_KEPT && begun <= whole.length(); rows++) {
            int end = rowEnd(whole, begun);
            addRow(whole.substring(begun, end));
            begun = end + (whole.startsWith("\r\n", end) ? 2 : 1);
        }
    }

    private static int rowEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void addRow(String text) {
        keep(text);
        if (Grammar.isBlank(text, 0)) {
            return;
        }
        int next = Math.abs(next(text, 0));
        if (next != Grammar.NO) {
            moveTo(next);
        } else if (!isTrace) {
            Grammars.begun(text, 0).or(() -> Grammars.framed(text, 0)).ifPresent(this::turnInto);
        }
    }

    /**
     * Keeps a line in mind that belongs to it only if one comes that proves it.
     *
     * @return false if there are too many already
     */
    boolean doubt(Doubtful line, long at) {
        if (doubtful == null) {
            doubtful = new ArrayList<>(4);
        }
        if (doubtful.size() >= DOUBTFUL_MAX) {
            return false;
        }
        lastAt = at;
        doubtful.add(line);
        count(line.line().text().length());
        return true;
    }

    /** The lines that nothing proved to be its own; it has none from now on. */
    List<Doubtful> letGo() {
        if (doubtful == null) {
            return List.of();
        }
        List<Doubtful> free = doubtful;
        doubtful = null;
        free.forEach(each -> count(-each.line().text().length()));
        return free;
    }

    /** Nothing more comes. */
    void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }

    LogRecord record() {
        return new LogRecord(
                isTrace ? form : Form.NONE,
                lane.name(),
                lines == null ? List.of(firstLine) : lines,
                level,
                thread,
                timeMillis,
                texts == null ? List.of(firstText) : texts);
    }

    /** Its place among those that wait to be handed on. */
    void stand(@Nullable OpenRecord recordBefore, @Nullable OpenRecord recordBehind) {
        before = recordBefore;
        behind = recordBehind;
        if (recordBefore != null) {
            recordBefore.behind = this;
        }
        if (recordBehind != null) {
            recordBehind.before = this;
        }
    }

    @Nullable
    OpenRecord before() {
        return before;
    }

    @Nullable
    OpenRecord behind() {
        return behind;
    }
}
