package dev.ghostlight.app.signals.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ghostlight.app.signals.SourceProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/** What is in a log file, decompressed where its first bytes say that it is gzip. For one thread. */
final class LogBytes implements AutoCloseable {
    private static final int BEGINNING_BYTES = 1 << 13;

    private final String where;
    private final InputStream text;
    private final boolean isBinary;

    private LogBytes(String where, InputStream text, boolean isBinary) {
        this.where = where;
        this.text = text;
        this.isBinary = isBinary;
    }

    /** Nothing can be read; the message is the problem's. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient SourceProblem problem;

        Unreadable(SourceProblem problem) {
            super(problem.message());
            this.problem = problem;
        }

        SourceProblem problem() {
            return problem;
        }
    }

    /** Opens a file. */
    static LogBytes open(Path path) throws Unreadable {
        String where = path.toString();
        if (Files.isDirectory(path)) {
            throw new Unreadable(SourceProblem.unread(
                    where,
                    "is a folder, where a file is expected",
                    "Name a file in it; for a folder with an entry for each node there is --baseline-dir and"
                            + " --canary-dir"));
        }
        InputStream stored;
        try {
            stored = Files.newInputStream(path);
        } catch (IOException e) {
            throw new Unreadable(explained(where, e));
        }
        try {
            return of(where, stored);
        } catch (Unreadable unreadable) {
            close(stored);
            throw unreadable;
        }
    }

    /** Reads a stream that is open, such as standard input. */
    static LogBytes of(String where, InputStream stored) throws Unreadable {
        BufferedInputStream bytes = new BufferedInputStream(stored, BEGINNING_BYTES);
        try {
            String beginning = beginning(bytes);
            Optional<String> refused = refusal(beginning);
            if (refused.isPresent()) {
                throw new Unreadable(SourceProblem.unread(
                        where, "is " + refused.get() + ", and only UTF-8 text and gzip are read", remedy(beginning)));
            }
            boolean isGzip = beginning.startsWith("\u001f\u008b");
            if (beginning.startsWith("\u00ef\u00bb\u00bf")) {
                bytes.skipNBytes(3);
            }
            return new LogBytes(where, isGzip ? new GzipMembers(bytes) : bytes, !isGzip && beginning.indexOf(0) >= 0);
        } catch (IOException e) {
            throw new Unreadable(explained(where, e));
        }
    }

    private static String beginning(BufferedInputStream bytes) throws IOException {
        bytes.mark(BEGINNING_BYTES);
        byte[] first = new byte[BEGINNING_BYTES];
        // One read, as a pipe may hold more back for long.
        int count = Math.max(0, bytes.read(first, 0, first.length));
        bytes.reset();
        return new String(first, 0, count, ISO_8859_1);
    }

    private static Optional<String> refusal(String beginning) {
        if (beginning.startsWith("(\u00b5/\u00fd")) {
            return Optional.of("compressed with zstd");
        }
        if (beginning.startsWith("\u00fd7zXZ")) {
            return Optional.of("compressed with xz");
        }
        if (beginning.startsWith("BZh91AY")) {
            return Optional.of("compressed with bzip2");
        }
        boolean isUtf16 = beginning.startsWith("\u00ff\u00fe") || beginning.startsWith("\u00fe\u00ff");
        return isUtf16 ? Optional.of("UTF-16") : Optional.empty();
    }

    private static String remedy(String beginning) {
        return switch (beginning.charAt(0)) {
            case '(' -> "Unpack it first with zstdcat";
            case '\u00fd' -> "Unpack it first with xzcat";
            case 'B' -> "Unpack it first with bzcat";
            default -> "Make UTF-8 of it first with iconv -f UTF-16 -t UTF-8";
        };
    }

    /** Its name, for messages. */
    String where() {
        return where;
    }

    /** Whether it holds a byte near its beginning that no text has. */
    boolean isBinary() {
        return isBinary;
    }

    /**
     * Reads at least one byte; -1 at the end.
     *
     * @throws IOException which {@link #explained} tells in words
     */
    int read(byte[] target, int offset, int length) throws IOException {
        return text.read(target, offset, length);
    }

    @Override
    public void close() {
        close(text);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** A failure that came after something was read. */
    SourceProblem broken(IOException problem) {
        String what = problem instanceof EOFException || problem instanceof ZipException
                ? String.valueOf(problem.getMessage())
                : "cannot be read further: " + problem.getMessage();
        return SourceProblem.partial(
                where,
                what,
                "What stands before that was read, and the rest is missing",
                "Copy it again, or wait until it is written");
    }

    private static SourceProblem explained(String where, IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> SourceProblem.unread(where, "there is no such file", "Check the path");
            case AccessDeniedException _ ->
                SourceProblem.unread(
                        where,
                        "may not be read by this user",
                        "Copy it to where it may be read, or run as a user who may read it");
            default ->
                SourceProblem.unread(where, "cannot be read: " + problem.getMessage(), "Check the disk and the path");
        };
    }
}
