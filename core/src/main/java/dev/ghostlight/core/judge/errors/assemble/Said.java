package dev.ghostlight.core.judge.errors.assemble;

/** What a line's header says. For one thread; it is of the last line. */
final class Said {
    private Level level = Level.UNKNOWN;
    private String thread = "";

    void begin() {
        level = Level.UNKNOWN;
        thread = "";
    }

    Level level() {
        return level;
    }

    void nameLevel(Level found) {
        level = found;
    }

    /** The thread or process; empty where it names none. */
    String thread() {
        return thread;
    }

    void nameThread(String found) {
        thread = found;
    }

    /** A thread, if none was named yet. */
    void offerThread(String found) {
        thread = thread.isEmpty() ? found : thread;
    }
}
