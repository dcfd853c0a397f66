package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;
import java.util.Collection;

/**
 * The words of messages: a token that is none of them is a name. Immutable and thread-safe.
 *
 * <p>Letters are those of ASCII. A word also counts with {@code s}, {@code ed} or {@code ing} behind it, and so do
 * compounds in camel case, with underscores or hyphens, of which at least 60 % of the letters are in words.
 */
public final class WordList {
    private static final double COMPOUND_SHARE = 0.6;
    private static final int LENGTH_MAX = 40;

    private static final char[] NOTHING = {};

    private final char[][] slots;
    private final int mask;

    /** Of lower-case words. */
    public WordList(Collection<String> words) {
        int size = Integer.highestOneBit(Math.max(16, words.size() * 2)) * 2;
        slots = new char[size][];
        Arrays.fill(slots, NOTHING);
        mask = size - 1;
        for (String word : words) {
            char[] letters = word.toCharArray();
            int slot = hash(letters, 0, letters.length) & mask;
            while (slots[slot].length > 0 && !Arrays.equals(slots[slot], letters)) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = letters;
        }
    }

    /** Whether the letters from one place of a text up to another are a word, or a compound of words. */
    boolean isWord(char[] text, int from, int to) {
        return isSimple(text, from, to) || isCompound(text, from, to);
    }

    private boolean isSimple(char[] text, int from, int to) {
        int length = to - from;
        if (length > LENGTH_MAX) {
            return false;
        }
        return contains(text, from, to)
                || (length > 3 && ends(text, to, "s") && contains(text, from, to - 1))
                || (length > 4
                        && ends(text, to, "ed")
                        && (contains(text, from, to - 2) || contains(text, from, to - 1)))
                || (length > 5 && ends(text, to, "ing") && contains(text, from, to - 3));
    }

    private static boolean ends(char[] text, int to, String with) {
        int start = to - with.length();
        for (int i = 0; i < with.length(); i++) {
            if ((text[start + i] | 0x20) != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCompound(char[] text, int from, int to) {
        int known = 0;
        int letters = 0;
        int begun = from;
        for (int i = from; i <= to; i++) {
            if (i < to && !isBoundary(text, from, i)) {
                continue;
            }
            int start = begun < to && isJoint(text[begun]) ? begun + 1 : begun;
            letters += i - start;
            known += i > start && isSimple(text, start, i) ? i - start : 0;
            begun = i;
        }
        return letters > 0 && known >= COMPOUND_SHARE * letters;
    }

    private static boolean isJoint(char character) {
        return character == '_' || character == '-';
    }

    /** Whether a part of a compound begins there: behind a joint, or with a capital. */
    private static boolean isBoundary(char[] text, int from, int at) {
        char here = text[at];
        if (at == from) {
            return false;
        }
        if (isJoint(here)) {
            return true;
        }
        boolean isCapital = here >= 'A' && here <= 'Z';
        char before = text[at - 1];
        boolean isAfterSmall = before >= 'a' && before <= 'z';
        boolean isBeforeSmall = at + 1 < text.length && text[at + 1] >= 'a' && text[at + 1] <= 'z';
        return isCapital && (isAfterSmall || (isBeforeSmall && before >= 'A' && before <= 'Z'));
    }

    private boolean contains(char[] text, int from, int to) {
        int slot = hash(text, from, to) & mask;
        while (slots[slot].length > 0) {
            if (is(slots[slot], text, from, to)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private static boolean is(char[] word, char[] text, int from, int to) {
        if (word.length != to - from) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if ((text[from + i] | 0x20) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (text[i] | 0x20)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
