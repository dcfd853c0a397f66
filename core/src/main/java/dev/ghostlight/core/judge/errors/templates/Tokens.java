package dev.ghostlight.core.judge.errors.templates;

import java.util.Arrays;

/**
 * What a message consists of: words, which make it the message that it is, names, and values. For one thread; what it
 * holds is of the last line that was read.
 */
final class Tokens {
    /** Part of the message itself. */
    static final byte WORD = 1;

    /** What something is called: a user, a host, a package. */
    static final byte NAME = 2;

    /** A number, an id, a path, a quotation. */
    static final byte VALUE = 3;

    private static final long UNKNOWN = 0;

    private byte[] kinds = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private long[] hashes = new long[64];
    private char[] line = {};
    private int size;

    void begin(char[] text) {
        line = text;
        size = 0;
    }

    void add(byte kind, int from, int to) {
        add(kind, from, to, UNKNOWN);
    }

    /** Adds a token of which the hash is known. */
    void add(byte kind, int from, int to, long hash) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        kinds[size] = kind;
        starts[size] = from;
        ends[size] = to;
        hashes[size] = hash;
        size++;
    }

    /** Makes another kind of a token. */
    void change(int index, byte kind) {
        kinds[index] = kind;
    }

    int size() {
        return size;
    }

    byte kind(int index) {
        return kinds[index];
    }

    /** The text of a token. */
    String text(int index) {
        return new String(line, starts[index], ends[index] - starts[index]);
    }

    /** Whether the text of a token is this one. */
    boolean is(int index, String text) {
        int start = starts[index];
        if (text.length() != ends[index] - start) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != line[start + i]) {
                return false;
            }
        }
        return true;
    }

    /** The hash of the text of a token. */
    long hash(int index) {
        if (hashes[index] == UNKNOWN) {
            hashes[index] = Hashes.of(line, starts[index], ends[index]);
        }
        return hashes[index];
    }
}
