package dev.ghostlight.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The characters of a reader as the bytes of UTF-8. For one thread. */
final class ReaderBytes extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[8_192];
    private byte[] bytes = new byte[0];
    private int at;
    private int kept;

    ReaderBytes(Reader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = reader.read(characters, kept, characters.length - kept);
        if (count < 0 && kept == 0) {
            return false;
        }
        int end = kept + Math.max(count, 0);
        // Half of a pair waits for the other half.
        kept = count > 0 && Character.isHighSurrogate(characters[end - 1]) ? 1 : 0;
        bytes = new String(characters, 0, end - kept).getBytes(StandardCharsets.UTF_8);
        characters[0] = characters[end - 1];
        at = 0;
        return bytes.length > 0 || fill();
    }
}
