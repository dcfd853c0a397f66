package dev.ghostlight.core.judge.errors.assemble;

import java.util.Arrays;

/**
 * Goes over the beginning of a line from left to right. Nothing but {@link #take} and its kind moves it. For one
 * thread.
 */
final class Scan {
    /** Of what stands before a message no more is looked at. */
    private static final int LENGTH_MAX = 8_192;

    /** Nobody looks further ahead at single characters. */
    private static final int AHEAD_MAX = 128;

    private final char[] characters = new char[LENGTH_MAX + AHEAD_MAX];
    private String line = "";
    private int length;
    private int at;

    /** The word that was asked for last. */
    private int wordFrom;

    private int wordTo;

    /** Begins at the beginning of a line. */
    void begin(String text) {
        int before = length;
        line = text;
        length = Math.min(text.length(), LENGTH_MAX);
        text.getChars(0, length, characters, 0);
        if (before > length) {
            Arrays.fill(characters, length, Math.min(before, length + AHEAD_MAX), (char) 0);
        }
        at = 0;
        wordFrom = -1;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at >= length;
    }

    /** The character so far ahead; 0 behind the end. */
    char peek(int ahead) {
        return characters[at + ahead];
    }

    char peek() {
        return characters[at];
    }

    boolean take(char expected) {
        if (characters[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    boolean take(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (characters[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    /** Goes over blanks and tabs, and tells how many there were. */
    int blanks() {
        int from = at;
        while (characters[at] == ' ' || characters[at] == '\t') {
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
            char there = characters[at + i];
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
        while (isDigit(characters[at])) {
            at++;
        }
        return at - from;
    }

    /** Where the word at this place ends: at a blank, a tab or the end. */
    int wordEnd() {
        if (at != wordFrom) {
            int end = at;
            while (end < length && characters[end] != ' ' && characters[end] != '\t') {
                end++;
            }
            wordFrom = at;
            wordTo = end;
        }
        return wordTo;
    }

    /** Where a character stands that is at most so far ahead; -1 if it does not. */
    int find(char wanted, int most) {
        int end = Math.min(length, at + most);
        for (int i = at; i < end; i++) {
            if (characters[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The level that stands here up to another place; {@link Level#UNKNOWN} where none does. */
    Level level(int end) {
        return level(at, end);
    }

    /** The level that stands from one place up to another; {@link Level#UNKNOWN} where none does. */
    Level level(int from, int to) {
        return Level.of(characters, from, to);
    }

    String line() {
        return line;
    }

    /** The characters of the line, and 0 behind them. */
    char[] characters() {
        return characters;
    }

    /** The text from this place to another. */
    String to(int end) {
        return line.substring(at, end);
    }

    char charAt(int position) {
        return characters[position];
    }

    int length() {
        return length;
    }

    /** Whether a text stands at a place. */
    boolean startsWith(String text, int position) {
        return startsWith(text, 0, position, text.length());
    }

    /** Whether a part of a text stands at a place. */
    boolean startsWith(String text, int from, int position, int count) {
        for (int i = 0; i < count; i++) {
            if (characters[position + i] != text.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether so many digits stand so far ahead. */
    boolean isDigits(int ahead, int count) {
        for (int i = at + ahead; i < at + ahead + count; i++) {
            if (!isDigit(characters[i])) {
                return false;
            }
        }
        return true;
    }

    /** The number that so many digits at a place make. */
    int number(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (characters[i] - '0');
        }
        return value;
    }

    long longNumber(int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (characters[i] - '0');
        }
        return value;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isLetter(char character) {
        int small = character | 0x20;
        return small >= 'a' && small <= 'z' && character < 128;
    }
}
