package dev.ghostlight.core.judge.errors.templates;

import java.util.Set;

/** What a run of characters without blanks and separators can be told to be by its characters alone. Stateless. */
final class Atoms {
    private static final String SEPARATORS = " \t,;()[]{}<>|'\"`=";
    private static final String STRIPPED = ".:-!?*#&+~%^";
    private static final boolean[] IS_SEPARATOR = table(SEPARATORS);
    private static final boolean[] IS_STRIPPED = table(STRIPPED);

    private static final int HEX_WORD_MIN = 6;
    private static final int LETTERS_OF_NAME = 3;
    private static final int PAIR_LENGTH_MAX = 24;

    /** What follows a number and is part of it. Words that are also something else are not here. */
    private static final Set<String> UNITS = Set.of(
            "ns", "us", "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "B", "b", "kB", "KB", "kb",
            "MB", "mb", "GB", "gb", "TB", "KiB", "MiB", "GiB", "TiB", "K", "k", "M", "G", "Hz", "MHz", "GHz", "Jan",
            "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed", "Thu", "Fri",
            "AM", "PM", "am", "pm", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "PST", "PDT");

    private Atoms() {}

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(character -> table[character] = true);
        return table;
    }

    static boolean isSeparator(char character) {
        return character < 128 ? IS_SEPARATOR[character] || character < ' ' : Character.isWhitespace(character);
    }

    static boolean isStripped(char character) {
        return character < 128 && IS_STRIPPED[character];
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= 128 && Character.isLetter(character));
    }

    static boolean isHexDigit(char character) {
        return isDigit(character) || ((character | 0x20) >= 'a' && (character | 0x20) <= 'f');
    }

    /** Whether the atom is a unit of the number before it. */
    static boolean isUnit(String line, int from, int to) {
        return to - from <= 4 && UNITS.contains(line.substring(from, to));
    }

    /** {@code letters/letters}, which is a name; any other text with a slash is a value. */
    static boolean isPair(String line, int from, int to) {
        int slash = line.indexOf('/', from);
        if (slash <= from || slash >= to - 1 || to - from > PAIR_LENGTH_MAX) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (i != slash && !isLetter(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** An address of the sixth version, or of a card: hexadecimal parts between colons, at least one with a digit. */
    static boolean isHexWithColons(String line, int from, int to) {
        boolean hasDigit = false;
        int length = 0;
        for (int i = from; i < to; i++) {
            char here = line.charAt(i);
            if (here == ':') {
                length = 0;
            } else if (!isHexDigit(here) || ++length > 4) {
                return false;
            }
            hasDigit |= isDigit(here);
        }
        return hasDigit;
    }

    /** Whether an atom with digits is what something is called, such as {@code blk_17} or {@code web12}. */
    static boolean isNumberedName(String line, int from, int to) {
        if (isDigit(line.charAt(from)) || isHex(line, from, to)) {
            return false;
        }
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters = isLetter(line.charAt(i)) ? letters + 1 : 0;
            if (letters == LETTERS_OF_NAME) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(String line, int from, int to) {
        int start = line.startsWith("0x", from) ? from + 2 : from;
        for (int i = start; i < to; i++) {
            if (!isHexDigit(line.charAt(i)) && line.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** {@code true}, {@code null}, and letters that can only be hexadecimal. */
    static boolean isLiteral(String line, int from, int to) {
        int length = to - from;
        if (length == 3) {
            return line.regionMatches(true, from, "nan", 0, 3);
        }
        if (length == 4
                && (line.regionMatches(true, from, "true", 0, 4) || line.regionMatches(true, from, "null", 0, 4))) {
            return true;
        }
        if (length == 5 && line.regionMatches(true, from, "false", 0, 5)) {
            return true;
        }
        if (length < HEX_WORD_MIN) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isHexDigit(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the atom is the class of an exception by its ending. */
    static boolean isException(String line, int from, int to) {
        return ends(line, from, to, "Exception") || ends(line, from, to, "Error");
    }

    private static boolean ends(String line, int from, int to, String with) {
        return to - from > with.length() && line.startsWith(with, to - with.length());
    }

    /** {@code LIKE_THIS}. */
    static boolean isAllCapitals(String line, int from, int to) {
        boolean hasLetter = false;
        for (int i = from; i < to; i++) {
            char here = line.charAt(i);
            boolean isCapital = here >= 'A' && here <= 'Z';
            if (!isCapital && here != '_') {
                return false;
            }
            hasLetter |= isCapital;
        }
        return hasLetter;
    }
}
