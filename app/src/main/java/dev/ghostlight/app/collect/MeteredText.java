package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Bytes as ISO-8859-1 characters, for a regular expression to read, with a bound on how often it may look.
 *
 * <p>A pattern that backtracks without end looks at characters without end, so this is what stops it; the bound is a
 * number and not a time so that a log is refused everywhere or nowhere. Not thread-safe.
 */
final class MeteredText implements CharSequence {
    private byte[] bytes = {};
    private int length;
    private long stepsLeft;

    /** Shows other bytes. */
    void show(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
    }

    /** Allows so many looks from now on. */
    void allow(long steps) {
        stepsLeft = steps;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (--stepsLeft < 0) {
            throw new OutOfStepsException();
        }
        return (char) (bytes[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, ISO_8859_1);
    }

    /** The pattern has looked too often. */
    static final class OutOfStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
