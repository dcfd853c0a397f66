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

    private final String[] slots;
    private final int mask;

    /** Of lower-case words. */
    public WordList(Collection<String> words) {
        int size = Integer.highestOneBit(Math.max(16, words.size() * 2)) * 2;
        slots = new String[size];
        Arrays.fill(slots, "");
        mask = size - 1;
        for (String word : words) {
            int slot = hash(word, 0, word.length()) & mask;
            while (!slots[slot].isEmpty() && !slots[slot].equals(word)) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = word;
        }
    }

    /** Whether the letters from one place of a text up to another are a word, or a compound of words. */
    boolean isWord(String text, int from, int to) {
        return isSimple(text, from, to) || isCompound(text, from, to);
    }

    private boolean isSimple(String text, int from, int to) {
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

    private static boolean ends(String text, int to, String with) {
        return text.regionMatches(true, to - with.length(), with, 0, with.length());
    }

    private boolean isCompound(String text, int from, int to) {
        int known = 0;
        int letters = 0;
        int begun = from;
        for (int i = from; i <= to; i++) {
            if (i < to && !isBoundary(text, from, i)) {
                continue;
            }
            int start = begun < to && isJoint(text.charAt(begun)) ? begun + 1 : begun;
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
    private static boolean isBoundary(String text, int from, int at) {
        char here = text.charAt(at);
        if (at == from) {
            return false;
        }
        if (isJoint(here)) {
            return true;
        }
        boolean isCapital = here >= 'A' && here <= 'Z';
        char before = text.charAt(at - 1);
        boolean isAfterSmall = before >= 'a' && before <= 'z';
        boolean isBeforeSmall = at + 1 < text.length() && text.charAt(at + 1) >= 'a' && text.charAt(at + 1) <= 'z';
        return isCapital && (isAfterSmall || (isBeforeSmall && before >= 'A' && before <= 'Z'));
    }

    private boolean contains(String text, int from, int to) {
        int slot = hash(text, from, to) & mask;
        while (!slots[slot].isEmpty()) {
            String word = slots[slot];
            if (word.length() == to - from && text.regionMatches(true, from, word, 0, word.length())) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (text.charAt(i) | 0x20)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
