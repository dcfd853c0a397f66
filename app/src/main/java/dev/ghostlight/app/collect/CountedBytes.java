package dev.ghostlight.app.collect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that knows how far it was read. Not thread-safe. */
final class CountedBytes extends FilterInputStream {
    private long position;

    CountedBytes(InputStream in) {
        super(in);
    }

    /** How many bytes were read or skipped. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        advance(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        advance(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long length) throws IOException {
        long count = super.skip(length);
        advance(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void advance(long count) {
        position += count;
    }
}
