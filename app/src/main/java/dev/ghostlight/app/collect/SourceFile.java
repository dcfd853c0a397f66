package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ghostlight.app.collect.GzipText.TrailingBytesException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * The text of one file, decompressed if its first bytes say that it is gzip. Whatever goes wrong is told in the words
 * of the person who named the file. Read by one thread at a time.
 */
public final class SourceFile implements AutoCloseable {
    private final Path path;
    private final CountedBytes stored;
    private final InputStream text;
    private final long bytesAtStart;

    /** Opens a file. */
    public SourceFile(Path path) throws CollectException {
        this.path = path;
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new CollectException(
                    path.toString(),
                    "is not a file that can be read from start to end",
                    "It is not known when it would end",
                    "Write what it gives to a file first, and name that");
        }
        try {
            FileChannel channel = FileChannel.open(path);
            try {
                bytesAtStart = channel.size();
                stored = new CountedBytes(Channels.newInputStream(channel));
                text = switch (Format.of(firstBytes(channel))) {
                    case PLAIN -> stored;
                    case GZIP -> new GzipText(stored);
                    case ZSTD -> throw unreadable("zstd", "zstdcat");
                    case XZ -> throw unreadable("xz", "xzcat");
                    case BZIP2 -> throw unreadable("bzip2", "bzcat");
                };
            } catch (IOException | CollectException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** How many bytes the file had when it was opened. */
    long bytesAtStart() {
        return bytesAtStart;
    }

    /** How many bytes of the file, as it lies on disk, were read. */
    long storedBytesRead() {
        return stored.position();
    }

    /** Reads some bytes of text, at least one; -1 at the end. */
    int read(byte[] target, int offset, int length) throws CollectException {
        try {
            int count = text.read(target, offset, length);
            if (count < 0 && stored.position() < bytesAtStart) {
                throw shrunk();
            }
            return count;
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public void close() throws CollectException {
        try {
            text.close();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private static String firstBytes(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Format.MAGIC_BYTES_MAX);
        int count = Math.max(0, channel.read(bytes, 0));
        return new String(bytes.array(), 0, count, ISO_8859_1);
    }

    private CollectException unreadable(String compression, String command) {
        return new CollectException(
                path.toString(),
                "is compressed with " + compression + ", and only plain text and gzip can be read",
                "Nothing was counted",
                "Unpack it first: " + command + " '" + path + "' > plain.log");
    }

    private CollectException shrunk() {
        return new CollectException(
                path.toString(),
                String.format(
                        Locale.ROOT,
                        "became shorter while it was read: %,d bytes at first, and it ended after %,d",
                        bytesAtStart,
                        stored.position()),
                "The counts would be those of a part that nobody chose",
                "Read a copy of it, or a log that is no longer written to");
    }

    private CollectException explained(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ ->
                new CollectException(
                        path.toString(),
                        "there is no such file",
                        "Nothing was counted",
                        "Check the path; if the log was rotated away meanwhile, run it again");
            case AccessDeniedException _ ->
                new CollectException(
                        path.toString(),
                        "may not be read by this user",
                        "Nothing was counted",
                        "Copy it to where it may be read, or run as a user who may read it");
            case ClosedByInterruptException _ ->
                new CollectException(
                        path.toString(), "reading it was interrupted", "Nothing was counted", "Run it again");
            case EOFException _ ->
                cut("its gzip data is cut short", "It may still be written or copied; wait for that, or copy it again");
            case TrailingBytesException trailing ->
                cut(
                        String.format(
                                Locale.ROOT,
                                "bytes that are not gzip follow the gzip data, from byte %,d",
                                trailing.position()),
                        "Split the file there: what follows is plain text or damage");
            case ZipException _ ->
                cut("its gzip data is damaged (" + problem.getMessage() + ")", "Copy it again from where it came from");
            default ->
                new CollectException(
                        path.toString(),
                        "cannot be read: " + problem.getMessage(),
                        "Nothing was counted",
                        "Check the disk and the path");
        };
    }

    private CollectException cut(String what, String remedy) {
        return new CollectException(
                path.toString(), what, "The counts would be those of a part that nobody chose", remedy);
    }

    /** How a file is stored, told from its first bytes and not from its name. */
    private enum Format {
        GZIP("\u001f\u008b"),
        ZSTD("(\u00b5/\u00fd"),
        XZ("\u00fd7zXZ"),
        BZIP2("BZh91AY"),
        PLAIN("");

        private static final int MAGIC_BYTES_MAX = 7;
        private final String magic;

        Format(String magic) {
            this.magic = magic;
        }

        static Format of(String firstBytes) {
            for (Format format : values()) {
                if (firstBytes.startsWith(format.magic)) {
                    return format;
                }
            }
            return PLAIN;
        }
    }
}
