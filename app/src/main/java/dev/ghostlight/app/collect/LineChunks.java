package dev.ghostlight.app.collect;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts files into chunks of whole lines, in bounded memory.
 *
 * <p>Whoever wants a chunk reads it: with several workers one reads or decompresses while the others match, so neither
 * a reading thread nor a queue is needed. Of a line that is longer than the limit only the beginning is given, which is
 * still longer than the limit. Thread-safe.
 */
final class LineChunks implements AutoCloseable {
    private static final int BEGINNING_BYTES_MAX = 4096;

    private final Limits limits;
    private final Deque<Path> waiting;
    private @Nullable SourceFile open;
    /** The part of a line that the last read ended with. */
    private byte[] rest = {};
    /** How much of the open file's text was given or thrown away. */
    private long offset;
    /** Whether the end of an overlong line is being thrown away. */
    private boolean inOverlongLine;

    private byte[] beginning = {};
    private long textBytes;
    private long storedBytesOfEarlierFiles;
    private volatile long storedBytes;
    private volatile boolean stopped;

    LineChunks(Collection<Path> files, Limits limits) {
        this.limits = limits;
        waiting = new ArrayDeque<>(files);
    }

    /**
     * Fills a chunk with the next lines.
     *
     * @return false when there are no more
     * @throws CollectException if a file cannot be read; no more chunks follow then
     */
    synchronized boolean next(Chunk chunk) throws CollectException {
        try {
            while (!stopped) {
                SourceFile file = open == null ? openNext() : open;
                if (file == null) {
                    return false;
                }
                fill(chunk, file);
                if (chunk.length() > 0) {
                    return true;
                }
            }
            return false;
        } catch (CollectException e) {
            stop();
            throw e;
        }
    }

    /** Gives no more chunks from now on. */
    void stop() {
        stopped = true;
    }

    /** How many bytes of the files, as they lie on disk, were read. */
    long storedBytes() {
        return storedBytes;
    }

    /** How many bytes of text were read. */
    synchronized long textBytes() {
        return textBytes;
    }

    /** The first bytes of the first file that has any. */
    synchronized byte[] beginning() {
        return beginning.clone();
    }

    @Override
    public synchronized void close() throws CollectException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private @Nullable SourceFile openNext() throws CollectException {
        Path next = waiting.poll();
        if (next == null) {
            return null;
        }
        SourceFile file = new SourceFile(next);
        open = file;
        rest = new byte[0];
        offset = 0;
        inOverlongLine = false;
        return file;
    }

    /** Fills a chunk with at least one line; with none if the file has ended. */
    private void fill(Chunk chunk, SourceFile file) throws CollectException {
        chunk.require(rest.length);
        System.arraycopy(rest, 0, chunk.bytes(), 0, rest.length);
        int length = rest.length;
        while (true) {
            chunk.require(length + limits.chunkBytes());
            int count = read(file, chunk.bytes(), length);
            if (count < 0) {
                storedBytesOfEarlierFiles = storedBytes;
                close();
                give(chunk, file, length, length);
                return;
            }
            int from = length;
            length += count;
            if (inOverlongLine) {
                length = withoutFirstLine(chunk.bytes(), length);
                from = 0;
            }
            int end = lastLineEnd(chunk.bytes(), from, length);
            if (end > 0) {
                give(chunk, file, end, length);
                return;
            }
            if (length > limits.lineBytes()) {
                give(chunk, file, length, length);
                inOverlongLine = true;
                return;
            }
        }
    }

    private int read(SourceFile file, byte[] bytes, int length) throws CollectException {
        int count = file.read(bytes, length, limits.chunkBytes());
        storedBytes = storedBytesOfEarlierFiles + file.storedBytesRead();
        if (count > 0) {
            textBytes += count;
            if (beginning.length == 0) {
                beginning = Arrays.copyOfRange(bytes, length, length + Math.min(count, BEGINNING_BYTES_MAX));
            }
        }
        return count;
    }

    /** Gives the bytes before {@code end} and keeps those from there to {@code length} for the next chunk. */
    private void give(Chunk chunk, SourceFile file, int end, int length) {
        chunk.set(file.path(), offset, end);
        rest = Arrays.copyOfRange(chunk.bytes(), end, length);
        offset += end;
    }

    /** Throws away what there is of an overlong line; returns how many bytes are left. */
    private int withoutFirstLine(byte[] bytes, int length) {
        int lineEnd = 0;
        while (lineEnd < length && inOverlongLine) {
            inOverlongLine = bytes[lineEnd] != '\n';
            lineEnd++;
        }
        System.arraycopy(bytes, lineEnd, bytes, 0, length - lineEnd);
        offset += lineEnd;
        return length - lineEnd;
    }

    private static int lastLineEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }
}
