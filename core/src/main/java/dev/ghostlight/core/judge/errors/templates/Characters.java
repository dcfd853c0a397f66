package dev.ghostlight.core.judge.errors.templates;

/** What characters are for the division of a message. Stateless. */
final class Characters {
    /** Stands between atoms. */
    static final int SEPARATOR = 1;

    /** Belongs to no atom at either of its ends. */
    static final int STRIPPED = 2;

    static final int DIGIT = 4;

    /** Makes a path, an address or a name at a host of an atom. */
    static final int PATH = 8;

    static final int COLON = 16;
    static final int DOT = 32;

    /** An atom with none of these is letters. */
    static final int TELLING = DIGIT | PATH | COLON | DOT;

    private static final int ASCII = 128;
    private static final byte[] KINDS = kinds();

    private Characters() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[ASCII];
        for (char control = 0; control < ' '; control++) {
            kinds[control] = SEPARATOR;
        }
        mark(kinds, " \t,;()[]{}<>|'\"`=", SEPARATOR);
        mark(kinds, ".:-!?*#&+~%^", STRIPPED);
        mark(kinds, "0123456789", DIGIT);
        mark(kinds, "/\\@", PATH);
        mark(kinds, ":", COLON);
        mark(kinds, ".", DOT);
        return kinds;
    }

    private static void mark(byte[] kinds, String characters, int kind) {
        for (int i = 0; i < characters.length(); i++) {
            kinds[characters.charAt(i)] |= (byte) kind;
        }
    }

    /** All that a character is. */
    static int kinds(char character) {
        return character < ASCII ? KINDS[character] : Character.isWhitespace(character) ? SEPARATOR : 0;
    }

    static boolean isSeparator(char character) {
        return (kinds(character) & SEPARATOR) != 0;
    }

    static boolean isStripped(char character) {
        return (kinds(character) & STRIPPED) != 0;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        return character < ASCII ? isAsciiLetter(character) : Character.isLetter(character);
    }

    static boolean isAsciiLetter(char character) {
        int small = character | 0x20;
        return small >= 'a' && small <= 'z' && character < ASCII;
    }

    static boolean isCapital(char character) {
        return character >= 'A' && character <= 'Z';
    }

    static boolean isHexDigit(char character) {
        int small = character | 0x20;
        return isDigit(character) || (small >= 'a' && small <= 'f' && character < ASCII);
    }
}
