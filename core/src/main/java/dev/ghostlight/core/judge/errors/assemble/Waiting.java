package dev.ghostlight.core.judge.errors.assemble;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records that have begun, in the order of their first lines, until they have ended and none before them is open.
 *
 * <p>When too many wait, or too much of their text, the first of them ends whatever may still come of it. For one
 * thread.
 */
final class Waiting {
    private static final int RECORDS_MAX = 16_384;
    private static final long CHARACTERS_MAX = 16L * 1024 * 1024;

    private final Consumer<LogRecord> to;
    private @Nullable OpenRecord first;
    private @Nullable OpenRecord last;
    private int size;
    private long characters;

    Waiting(Consumer<LogRecord> to) {
        this.to = to;
    }

    /** A record has its first line. */
    void open(OpenRecord record) {
        OpenRecord before = last;
        while (before != null && before.firstLine() > record.firstLine()) {
            before = before.before();
        }
        OpenRecord behind = before == null ? first : before.behind();
        record.stand(before, behind);
        if (before == null) {
            first = record;
        }
        if (behind == null) {
            last = record;
        }
        size++;
    }

    /** So much more is kept of lines, or less. */
    void keep(int more) {
        characters += more;
    }

    /** Hands on what has ended. */
    void handOn() {
        while (first != null) {
            OpenRecord next = first;
            if (!next.isClosed()) {
                if (size <= RECORDS_MAX && characters <= CHARACTERS_MAX) {
                    return;
                }
                next.lane().close(next);
            }
            first = next.behind();
            if (first == null) {
                last = null;
            } else {
                first.stand(null, first.behind());
            }
            size--;
            characters -= next.characters();
            to.accept(next.record());
        }
    }
}
