package dev.ghostlight.core.judge.errors.assemble;

import java.util.Arrays;
import java.util.Map;

/** How grave a record is by its own word. */
public enum Level {
    /** It does not say. */
    UNKNOWN,
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    private static final int WORD_LENGTH_MIN = 3;
    private static final int WORD_LENGTH_MAX = 11;
    private static final int TABLE_SIZE = 128;

    private static final Map<String, Level> WORDS = Map.ofEntries(
            Map.entry("TRACE", TRACE),
            Map.entry("FINEST", TRACE),
            Map.entry("FINER", TRACE),
            Map.entry("VERBOSE", TRACE),
            Map.entry("DEBUG", DEBUG),
            Map.entry("DBG", DEBUG),
            Map.entry("DBUG", DEBUG),
            Map.entry("FINE", DEBUG),
            Map.entry("CONFIG", DEBUG),
            Map.entry("INFO", INFO),
            Map.entry("INF", INFO),
            Map.entry("INFORMATION", INFO),
            Map.entry("NOTICE", INFO),
            Map.entry("LOG", INFO),
            Map.entry("WARN", WARN),
            Map.entry("WRN", WARN),
            Map.entry("WARNING", WARN),
            Map.entry("ERROR", ERROR),
            Map.entry("ERR", ERROR),
            Map.entry("FAIL", ERROR),
            Map.entry("SEVERE", ERROR),
            Map.entry("FATAL", FATAL),
            Map.entry("FTL", FATAL),
            Map.entry("CRIT", FATAL),
            Map.entry("CRITICAL", FATAL),
            Map.entry("ALERT", FATAL),
            Map.entry("EMERG", FATAL),
            Map.entry("EMERGENCY", FATAL),
            Map.entry("PANIC", FATAL),
            Map.entry("DPANIC", FATAL));

    /** The words, each where its hash says or behind that; empty between. */
    private static final String[] TABLE = table();

    private static final Level[] TABLE_LEVELS =
            Arrays.stream(TABLE).map(word -> WORDS.getOrDefault(word, UNKNOWN)).toArray(Level[]::new);

    private static String[] table() {
        String[] table = new String[TABLE_SIZE];
        Arrays.fill(table, "");
        for (String word : WORDS.keySet()) {
            int slot = hash(word.toCharArray(), 0, word.length());
            while (!table[slot].isEmpty()) {
                slot = (slot + 1) % TABLE_SIZE;
            }
            table[slot] = word;
        }
        return table;
    }

    private static int hash(char[] text, int from, int to) {
        int sum = (text[from] | 0x20) * 7 + (text[from + 1] | 0x20) * 5 + (text[to - 1] | 0x20) * 3;
        return (sum + to - from) % TABLE_SIZE;
    }

    /** The level of a word, whatever its case; {@link #UNKNOWN} of another word. */
    public static Level of(String word) {
        return of(word.toCharArray(), 0, word.length());
    }

    /** The level of the word that stands in a text from one place up to another. */
    static Level of(char[] text, int from, int to) {
        int length = to - from;
        if (length < WORD_LENGTH_MIN || length > WORD_LENGTH_MAX) {
            return UNKNOWN;
        }
        for (int slot = hash(text, from, to); !TABLE[slot].isEmpty(); slot = (slot + 1) % TABLE_SIZE) {
            String word = TABLE[slot];
            if (word.length() == length && is(text, from, word)) {
                return TABLE_LEVELS[slot];
            }
        }
        return UNKNOWN;
    }

    private static boolean is(char[] text, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] & ~0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The level of a syslog severity, from 0 (emergency) to 7 (debug): RFC 5424, section 6.2.1. */
    public static Level ofSyslog(int severity) {
        return switch (severity) {
            case 0, 1, 2 -> FATAL;
            case 3 -> ERROR;
            case 4 -> WARN;
            case 5, 6 -> INFO;
            case 7 -> DEBUG;
            default -> UNKNOWN;
        };
    }

    /** The level of a severity number of OpenTelemetry, from 1 to 24, four for each: Logs Data Model. */
    public static Level ofOpenTelemetry(int number) {
        return number < 1 || number > 24 ? UNKNOWN : values()[1 + (number - 1) / 4];
    }

    /** Whether it is at least as grave. */
    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
