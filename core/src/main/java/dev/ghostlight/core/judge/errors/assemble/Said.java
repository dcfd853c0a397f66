package dev.ghostlight.core.judge.errors.assemble;

import java.util.Arrays;

/** What a line's header says. For one thread; it is of the last line. */
final class Said {
    private static final int THREADS_KEPT = 256;

    /** Names of threads that came before, each where its hash says, as the same few come again and again. */
    private final String[] threads = new String[THREADS_KEPT];

    private Level level = Level.UNKNOWN;
    private String thread = "";

    Said() {
        Arrays.fill(threads, "");
    }

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

    /** The thread is called what stands in a line from one place up to another. */
    void nameThread(char[] line, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + line[i];
        }
        int slot = (hash ^ (hash >>> 8)) & (THREADS_KEPT - 1);
        String known = threads[slot];
        if (!is(line, from, to, known)) {
            known = new String(line, from, to - from);
            threads[slot] = known;
        }
        thread = known;
    }

    private static boolean is(char[] line, int from, int to, String text) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A thread, if none was named yet. */
    void offerThread(char[] line, int from, int to) {
        if (thread.isEmpty()) {
            nameThread(line, from, to);
        }
    }
}
