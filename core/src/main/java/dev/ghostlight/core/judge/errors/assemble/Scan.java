package dev.ghostlight.core.judge.errors.assemble;

/** Goes over a line from left to right. Nothing but {@link #take} and its kind moves it. For one thread. */
final class Scan {
    private String line = "";
    private int at;

    /** Begins at the beginning of a line. */
    void begin(String text) {
        line = text;
        at = 0;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at >= line.length();
    }

    /** The character so far ahead; 0 behind the end. */
    char peek(int ahead) {
        int position = at + ahead;
        return position < line.length() ? line.charAt(position) : 0;
    }

    char peek() {
        return peek(0);
    }

    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    boolean take(String expected) {
        if (!line.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** Goes over blanks and tabs, and tells how many there were. */
    int blanks() {
        int from = at;
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
        return at - from;
    }

    /**
     * Goes over what the pattern shows: {@code d} is a digit, {@code a} a letter, anything else itself. Stays where it
     * is if something else stands there.
     */
    boolean takeShape(String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char there = peek(i);
            boolean fits = wanted == 'd' ? isDigit(there) : wanted == 'a' ? isLetter(there) : wanted == there;
            if (!fits) {
                return false;
            }
        }
        at += shape.length();
        return true;
    }

    /** Goes over digits, and tells how many there were. */
    int digits() {
        int from = at;
        while (isDigit(peek())) {
            at++;
        }
        return at - from;
    }

    /** Where the word at this place ends: at a blank, a tab or the end. */
    int wordEnd() {
        int end = at;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return end;
    }

    /** Where a character stands that is at most so far ahead; -1 if it does not. */
    int find(char wanted, int most) {
        int end = Math.min(line.length(), at + most);
        for (int i = at; i < end; i++) {
            if (line.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The level that stands here up to another place; {@link Level#UNKNOWN} where none does. */
    Level level(int end) {
        return Level.of(line, at, end);
    }

    String line() {
        return line;
    }

    /** The text from this place to another. */
    String to(int end) {
        return line.substring(at, end);
    }

    char charAt(int position) {
        return line.charAt(position);
    }

    int length() {
        return line.length();
    }

    boolean startsWith(String text, int position) {
        return line.startsWith(text, position);
    }

    /** Whether a part of another text stands there. */
    boolean startsWith(String text, int from, int position, int length) {
        return line.regionMatches(position, text, from, length);
    }

    /** The number that so many digits at a place make. */
    int number(int from, int digits) {
        return (int) longNumber(from, digits);
    }

    long longNumber(int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (line.charAt(i) - '0');
        }
        return value;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
