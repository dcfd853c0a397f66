package dev.ghostlight.app.signals.receiver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which only so many may come. For one thread. */
final class Bounded extends FilterInputStream {
    private long left;

    /** More came. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Bounded(InputStream bytes, long most) {
        super(bytes);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int came) throws TooLong {
        left -= came;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
