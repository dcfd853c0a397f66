package dev.ghostlight.app.judge;

import dev.ghostlight.core.judge.Baseline;
import dev.ghostlight.core.judge.BaselineText;
import dev.ghostlight.core.judge.BaselineText.DamagedBaseline;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The file in which a baseline is kept: its text, packed by gzip. */
public final class BaselineFile {
    private static final byte[] HEAD = BaselineText.HEAD.getBytes(StandardCharsets.US_ASCII);

    /** A baseline of as many signatures as are kept is far smaller. */
    private static final int BYTES_MAX = 1 << 30;

    private static final Object IN_THIS_PROCESS = new Object();

    private BaselineFile() {}

    /** Whether a file is a baseline, and not a log. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean isGzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            InputStream text = isGzip ? new GZIPInputStream(in) : in;
            return Arrays.equals(text.readNBytes(HEAD.length), HEAD);
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Reads it.
     *
     * @throws JudgeException if it is not there, cannot be read, or is damaged
     */
    public static Baseline read(Path file) throws JudgeException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] bytes = in.readNBytes(BYTES_MAX);
            return BaselineText.read(new String(bytes, StandardCharsets.UTF_8), ShippedWords.VERSION);
        } catch (NoSuchFileException _) {
            throw new JudgeException(file + ": there is no such file. Nothing was judged. Make it with"
                    + " 'ghostlight judge learn LOG... --into " + file + "'.");
        } catch (DamagedBaseline e) {
            throw new JudgeException(
                    file + ":" + e.getMessage() + ". Nothing of it is used. Restore the file, or learn it anew.");
        } catch (EOFException | ZipException e) {
            throw new JudgeException(file + ": it is no baseline, or it is cut off (" + e.getMessage()
                    + "). Nothing of it is used. Restore the file, or learn it anew.");
        } catch (IOException e) {
            throw new JudgeException(file + ": it cannot be read: " + e.getMessage() + ". Nothing was judged.");
        }
    }

    /**
     * Changes it, so that no other process changes it at the same time, and it is written wholly or not at all.
     *
     * @param file which; a new one begins with nothing
     * @param change what becomes of what it holds
     * @return what it holds now
     * @throws JudgeException if it cannot be read or written; it is as it was then
     */
    public static Baseline change(Path file, UnaryOperator<Baseline> change) throws JudgeException {
        // A lock of the file is one of the whole process.
        synchronized (IN_THIS_PROCESS) {
            return changeLocked(file, change);
        }
    }

    private static Baseline changeLocked(Path file, UnaryOperator<Baseline> change) throws JudgeException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling("."));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Baseline changed = change.apply(Files.exists(file) ? read(file) : Baseline.NOTHING);
            write(file, changed);
            return changed;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static JudgeException unwritable(Path file, IOException e) {
        return new JudgeException(file + ": it cannot be written: " + e
                + ". It is as it was. Name a file in a folder that can be written.");
    }

    private static void write(Path file, Baseline baseline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(BaselineText.written(baseline, ShippedWords.VERSION).getBytes(StandardCharsets.UTF_8));
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            while (all.hasRemaining()) {
                out.write(all);
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
