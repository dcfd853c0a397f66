package dev.ghostlight.app.collect;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * The text of gzip data, of all members one after another.
 *
 * <p>Where the JDK's stream passes over what follows the last member, this one fails: lines that somebody appended to a
 * compressed log would otherwise be missing from the counts and nobody would know. Not thread-safe.
 */
final class GzipText extends GZIPInputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int TRAILER_BYTES = 8;

    private final CountedBytes source;
    private long filledTo;

    GzipText(CountedBytes source) throws IOException {
        super(source, BUFFER_BYTES);
        this.source = source;
        filledTo = source.position();
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledTo = source.position();
    }

    /**
     * Reads decompressed bytes.
     *
     * @throws EOFException if the data is cut short
     * @throws TrailingBytesException if other bytes follow
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) {
            long memberEnd = filledTo - inf.getRemaining() + TRAILER_BYTES;
            if (source.position() > memberEnd) {
                throw new TrailingBytesException(memberEnd);
            }
        }
        return count;
    }

    /** Bytes that are not gzip follow the last member. */
    static final class TrailingBytesException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long position;

        TrailingBytesException(long position) {
            this.position = position;
        }

        /** Where the last member ends, in bytes from the start of the file. */
        long position() {
            return position;
        }
    }
}
