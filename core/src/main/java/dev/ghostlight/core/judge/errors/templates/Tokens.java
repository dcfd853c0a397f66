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

    private byte[] kinds = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private String line = "";
    private int size;

    void begin(String text) {
        line = text;
        size = 0;
    }

    void add(byte kind, int from, int to) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        kinds[size] = kind;
        starts[size] = from;
        ends[size] = to;
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

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** The text of a token. */
    String text(int index) {
        return line.substring(starts[index], ends[index]);
    }

    String line() {
        return line;
    }
}
