package dev.ghostlight.core.judge.errors.templates;

import java.util.Set;

/**
 * What a run of characters without blanks and separators can be told to be by its characters alone. Each method looks
 * at a text from one place up to another. Stateless.
 */
final class Atoms {
    private static final int LETTERS_OF_NAME = 3;
    private static final int PAIR_LENGTH_MAX = 24;
    private static final int UNIT_LENGTH_MAX = 4;
    private static final int HEX_PART_MAX = 4;

    /** What follows a number and is part of it. Words that are also something else are not here. */
    private static final Set<String> UNITS = Set.of(
            "ns", "us", "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "B", "b", "kB", "KB", "kb",
            "MB", "mb", "GB", "gb", "TB", "KiB", "MiB", "GiB", "TiB", "K", "k", "M", "G", "Hz", "MHz", "GHz", "Jan",
            "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed", "Thu", "Fri",
            "AM", "PM", "am", "pm", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "PST", "PDT");

    private Atoms() {}

    /** Whether the atom is a unit of the number before it. */
    static boolean isUnit(char[] line, int from, int to) {
        return to - from <= UNIT_LENGTH_MAX && UNITS.contains(new String(line, from, to - from));
    }

    /** {@code letters/letters}, which is a name; any other text with a slash is a value. */
    static boolean isPair(char[] line, int from, int to) {
        if (to - from > PAIR_LENGTH_MAX) {
            return false;
        }
        int slash = -1;
        for (int i = from; i < to; i++) {
            if (line[i] == '/' && slash < 0) {
                slash = i;
            } else if (!Characters.isLetter(line[i])) {
                return false;
            }
        }
        return slash > from && slash < to - 1;
    }

    /** An address of the sixth version, or of a card: hexadecimal parts between colons, at least one with a digit. */
    static boolean isHexWithColons(char[] line, int from, int to) {
        boolean hasDigit = false;
        int length = 0;
        for (int i = from; i < to; i++) {
            char here = line[i];
            if (here == ':') {
                length = 0;
            } else if (!Characters.isHexDigit(here) || ++length > HEX_PART_MAX) {
                return false;
            }
            hasDigit |= Characters.isDigit(here);
        }
        return hasDigit;
    }

    /** Whether an atom with digits is what something is called, such as {@code blk_17} or {@code web12}. */
    static boolean isNumberedName(char[] line, int from, int to) {
        if (Characters.isDigit(line[from]) || isHex(line, from, to)) {
            return false;
        }
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters = Characters.isLetter(line[i]) ? letters + 1 : 0;
            if (letters == LETTERS_OF_NAME) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(char[] line, int from, int to) {
        boolean isMarked = to - from >= 2 && line[from] == '0' && line[from + 1] == 'x';
        for (int i = isMarked ? from + 2 : from; i < to; i++) {
            if (!Characters.isHexDigit(line[i]) && line[i] != '-') {
                return false;
            }
        }
        return true;
    }

    /** {@code true}, {@code null}, and letters that can only be hexadecimal. */
    static boolean isLiteral(char[] line, int from, int to) {
        return switch (to - from) {
            case 0, 1, 2 -> false;
            case 3 -> is(line, from, "nan");
            case 4 -> is(line, from, "true") || is(line, from, "null");
            case 5 -> is(line, from, "false");
            default -> isHexWord(line, from, to);
        };
    }

    private static boolean isHexWord(char[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Characters.isHexDigit(line[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(char[] line, int from, String small) {
        for (int i = 0; i < small.length(); i++) {
            if ((line[from + i] | 0x20) != small.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the atom is the class of an exception by its ending. */
    static boolean isException(char[] line, int from, int to) {
        return ends(line, from, to, "Exception") || ends(line, from, to, "Error");
    }

    private static boolean ends(char[] line, int from, int to, String with) {
        int start = to - with.length();
        if (start <= from) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            if (line[start + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code LIKE_THIS}. */
    static boolean isAllCapitals(char[] line, int from, int to) {
        boolean hasLetter = false;
        for (int i = from; i < to; i++) {
            boolean isCapital = Characters.isCapital(line[i]);
            if (!isCapital && line[i] != '_') {
                return false;
            }
            hasLetter |= isCapital;
        }
        return hasLetter;
    }
}
