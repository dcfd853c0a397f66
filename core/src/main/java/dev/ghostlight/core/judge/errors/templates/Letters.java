package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;

/**
 * What atoms of letters alone are, each looked at once as long as it is not forgotten: the same few thousand come again
 * and again. What it says of one does not depend on those before. For one thread.
 */
final class Letters {
    static final int IN_LIST = 1;
    static final int EXCEPTION = 2;
    static final int LITERAL = 4;
    static final int UNIT = 8;

    private static final int KEPT = 8_192;
    private static final int LENGTH_MAX = 40;
    private static final char[] NOTHING = {};

    private final WordList words;
    private final char[][] atoms = new char[KEPT][];
    private final byte[] kinds = new byte[KEPT];
    private final long[] hashes = new long[KEPT];
    private int kind;
    private long hash;

    Letters(WordList words) {
        this.words = words;
        Arrays.fill(atoms, NOTHING);
    }

    /** Where an atom is kept, of which the letters are mixed in one by one from 0. */
    static int mix(int before, char letter) {
        return before * 31 + letter;
    }

    static int mix(char[] line, int from, int to) {
        int mixed = 0;
        for (int i = from; i < to; i++) {
            mixed = mix(mixed, line[i]);
        }
        return mixed;
    }

    /**
     * Looks at an atom.
     *
     * @param mixed its letters
     */
    void look(char[] line, int from, int to, int mixed) {
        int slot = (mixed ^ (mixed >>> 13)) & (KEPT - 1);
        char[] kept = atoms[slot];
        if (kept.length != to - from || !Arrays.equals(kept, 0, kept.length, line, from, to)) {
            kind = kind(line, from, to);
            hash = Hashes.of(line, from, to);
            if (to - from <= LENGTH_MAX) {
                atoms[slot] = Arrays.copyOfRange(line, from, to);
                kinds[slot] = (byte) kind;
                hashes[slot] = hash;
            }
            return;
        }
        kind = kinds[slot];
        hash = hashes[slot];
    }

    private int kind(char[] line, int from, int to) {
        return (words.isWord(line, from, to) ? IN_LIST : 0)
                | (Atoms.isException(line, from, to) ? EXCEPTION : 0)
                | (Atoms.isLiteral(line, from, to) ? LITERAL : 0)
                | (Atoms.isUnit(line, from, to) ? UNIT : 0);
    }

    /** Whether the atom that was looked at last is of a kind. */
    boolean is(int asked) {
        return (kind & asked) != 0;
    }

    /** The hash of the atom that was looked at last. */
    long hash() {
        return hash;
    }
}
