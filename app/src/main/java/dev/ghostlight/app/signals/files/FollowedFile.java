package dev.ghostlight.app.signals.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file that is read as it grows, under whatever name it has by now. For one thread. */
final class FollowedFile implements AutoCloseable {
    private static final int HEAD_BYTES = 256;
    private static final int LINE_BYTES = 1 << 16;

    private final LogFile file;
    private final Identity identity;
    private final FileChannel channel;
    private final LineCutter lines;
    private String head = "";

    /**
     * Which file it is, whatever its name.
     *
     * @param key the file system's own, such as its inode; null where the system has none
     */
    record Identity(@Nullable Object key) {}

    private FollowedFile(LogFile file, Identity identity, FileChannel channel, Consumer<String> to) {
        this.file = file;
        this.identity = identity;
        this.channel = channel;
        lines = new LineCutter(LineCutter.SMALL_READ, to);
    }

    /** Opens a file at its beginning. */
    static FollowedFile open(LogFile file, Consumer<String> to) throws IOException {
        FileChannel channel = FileChannel.open(file.path());
        try {
            FollowedFile opened = new FollowedFile(file, identity(file.path()), channel, to);
            opened.head = opened.readHead();
            return opened;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Which file has a name now. */
    static Identity identity(Path path) throws IOException {
        return new Identity(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    LogFile file() {
        return file;
    }

    Identity identity() {
        return identity;
    }

    /** The lines that were cut out of it. */
    LineCutter lines() {
        return lines;
    }

    /** How far it was read, in bytes. */
    long position() throws IOException {
        return channel.position();
    }

    /** Whether it ends there. */
    boolean isAt(long position) throws IOException {
        return position >= channel.size();
    }

    /** Its first bytes, each as a character. */
    String head() {
        return head;
    }

    boolean isGzip() {
        return head.startsWith("\u001f\u008b");
    }

    /** Goes to its end, or to the beginning of a line that is not finished. */
    void skipToEnd() throws IOException {
        long size = channel.size();
        long from = Math.max(0, size - LINE_BYTES);
        ByteBuffer tail = ByteBuffer.allocate((int) (size - from));
        int count = Math.max(0, channel.read(tail, from));
        int lineStart = count;
        while (lineStart > 0 && tail.get(lineStart - 1) != '\n') {
            lineStart--;
        }
        boolean isBegun = lineStart > 0 || from == 0;
        channel.position(isBegun ? from + lineStart : size);
    }

    /** Goes on where another reader of the same file stopped. */
    void skipTo(long position) throws IOException {
        channel.position(position);
    }

    /**
     * Reads what is new.
     *
     * @return whether there was anything
     */
    boolean read() throws IOException {
        boolean isTruncated = isTruncated();
        if (isTruncated) {
            lines.end();
            channel.position(0);
        }
        if (channel.position() >= channel.size()) {
            return false;
        }
        if (head.length() < HEAD_BYTES) {
            head = readHead();
        }
        boolean isAny = false;
        while (lines.readFrom((target, offset, length) -> channel.read(ByteBuffer.wrap(target, offset, length))) > 0) {
            isAny = true;
        }
        return isAny;
    }

    /** Whether somebody emptied it since: it is shorter, or begins otherwise, as it was filled again meanwhile. */
    private boolean isTruncated() throws IOException {
        if (channel.size() < channel.position()) {
            head = readHead();
            return true;
        }
        if (channel.size() == channel.position()) {
            return false;
        }
        String now = readHead();
        boolean isAnother = !now.startsWith(head);
        if (isAnother) {
            head = now;
        }
        return isAnother;
    }

    private String readHead() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES);
        int count = Math.max(0, channel.read(bytes, 0));
        return new String(bytes.array(), 0, count, ISO_8859_1);
    }

    /** Whether another file has its name now, or none. */
    Now now() throws IOException {
        try {
            return identity(file.path()).equals(identity) ? Now.SAME : Now.ANOTHER;
        } catch (NoSuchFileException _) {
            return Now.GONE;
        }
    }

    /** What has the file's name now. */
    enum Now {
        SAME,
        ANOTHER,
        GONE
    }

    @Override
    public void close() throws IOException {
        lines.end();
        channel.close();
    }
}
