package dev.ghostlight.app.migrate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of the ledger.
 *
 * @param event what happened
 * @param step of which step, from 1; 0 for the run itself
 * @param details more, by name; values are texts, numbers and truths
 */
record LedgerEntry(Event event, int step, Map<String, Object> details) {
    /** What happened. */
    enum Event {
        STARTED,
        BEGUN,
        FAILED,
        BLOCKED,
        WAITING,
        DONE,
        STEP_DONE,
        FINISHING,
        FINISHED,
        ENDED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    LedgerEntry {
        details = new LinkedHashMap<>(details);
    }

    static LedgerEntry of(Event event, int step) {
        return new LedgerEntry(event, step, Map.of());
    }

    /** The same with one more detail. */
    LedgerEntry with(String name, Object value) {
        LedgerEntry more = new LedgerEntry(event, step, details);
        more.details.put(name, value);
        return more;
    }
}
