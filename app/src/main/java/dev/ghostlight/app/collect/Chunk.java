package dev.ghostlight.app.collect;

import java.nio.file.Path;
import java.util.Arrays;

/** Whole lines of one file, in a buffer that is used again and again. Not thread-safe. */
final class Chunk {
    private byte[] bytes = {};
    private int length;
    private Path file = Path.of("");
    private long offset;

    /** The buffer; what comes after {@link #length()} bytes means nothing. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** The file they are from. */
    Path file() {
        return file;
    }

    /** How many bytes of the file's text come before. */
    long offset() {
        return offset;
    }

    /** Makes room for so many bytes in all; what the buffer holds stays. */
    void require(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    /** Says what the buffer holds now. */
    void set(Path newFile, long newOffset, int newLength) {
        file = newFile;
        offset = newOffset;
        length = newLength;
    }
}
