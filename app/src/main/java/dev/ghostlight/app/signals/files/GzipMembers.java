package dev.ghostlight.app.signals.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The text of gzip data, of all members one after another: RFC 1952.
 *
 * <p>Unlike the JDK's stream it fails where other bytes follow a member, and needs no source that knows how much is
 * available. What was decompressed before a failure is given first. For one thread.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int FLAG_CHECKSUM = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream stored;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private boolean isInMember;
    private boolean isFirst = true;

    GzipMembers(InputStream stored) {
        this.stored = stored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            if (!isInMember && !begin()) {
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                sum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                finish();
            } else if (!fill()) {
                throw cut();
            }
        }
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        inflater.setInput(buffer, at, end - at);
        try {
            int count = inflater.inflate(target, offset, length);
            at = end - inflater.getRemaining();
            return count;
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** Reads the header of the next member; false where there is none. */
    private boolean begin() throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        if (next() != 0x1F || next() != 0x8B) {
            throw isFirst ? damaged("it does not begin as gzip does") : damaged("other bytes follow");
        }
        if (next() != 8) {
            throw damaged("its method is unknown");
        }
        int flags = next();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText((flags & FLAG_NAME) != 0);
        skipText((flags & FLAG_COMMENT) != 0);
        skip((flags & FLAG_CHECKSUM) != 0 ? 2 : 0);
        inflater.reset();
        sum.reset();
        isInMember = true;
        isFirst = false;
        return true;
    }

    private void finish() throws IOException {
        isInMember = false;
        long expected = number();
        number();
        if (expected != sum.getValue()) {
            throw damaged("its checksum is wrong");
        }
    }

    private long number() throws IOException {
        return next() | (long) next() << 8 | (long) next() << 16 | (long) next() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText(boolean isThere) throws IOException {
        while (isThere && next() != 0) {
            // up to its end
        }
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw cut();
        }
        return buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int count = stored.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(0, count);
        return count > 0;
    }

    private static EOFException cut() {
        return new EOFException("its gzip data is cut short");
    }

    private static ZipException damaged(String why) {
        return new ZipException("its gzip data is damaged: " + why);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        stored.close();
    }
}
