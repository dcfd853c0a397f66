package dev.ghostlight.app.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files that may hold migrations; what cannot be read is gathered. Used by one thread. */
final class FileSource {
    /** How long a file may be. */
    static final int BYTES_MAX = 64 << 20;

    /** How long all files of a folder may be together. */
    static final long BYTES_OF_FOLDER_MAX = 256L << 20;

    private static final int FILES_MAX = 100_000;
    private static final int DEPTH_MAX = 16;

    private final Problems problems;
    private long bytes;

    FileSource(Problems problems) {
        this.problems = problems;
    }

    /** A file as the only one, or all of a folder that may matter, in the order of their paths. */
    List<MigrationFile> read(Path path) {
        if (!Files.isDirectory(path)) {
            return readFile(
                            path,
                            path.getFileName() == null ? "" : path.getFileName().toString())
                    .map(List::of)
                    .orElse(List.of());
        }
        List<MigrationFile> files = new ArrayList<>();
        for (Path file : list(path)) {
            String below = path.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            readFile(file, below).ifPresent(files::add);
            if (bytes > BYTES_OF_FOLDER_MAX) {
                problems.add(
                        path.toString(),
                        "the files of the folder are longer than 256 MiB together",
                        "Name the folder of the migrations alone, or a single file");
                return List.of();
            }
        }
        return files;
    }

    /** Standard input. */
    Optional<MigrationFile> read(InputStream input) {
        String shown = "standard input";
        try {
            return decode(input.readNBytes(BYTES_MAX + 1), shown).map(text -> new MigrationFile("", shown, text));
        } catch (IOException e) {
            problems.add(shown, "it cannot be read: " + e.getMessage(), "Give it again, or name a file");
            return Optional.empty();
        }
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            List<Path> files = walk.filter(FileSource::mayMatter)
                    .filter(Files::isRegularFile)
                    .limit(FILES_MAX + 1L)
                    .sorted()
                    .toList();
            if (files.size() > FILES_MAX) {
                problems.add(
                        folder.toString(), "it holds more than 100,000 files", "Name the folder of the migrations");
                return List.of();
            }
            if (files.isEmpty()) {
                problems.add(folder.toString(), "the folder holds no migration", "Name the folder that holds them");
            }
            return files;
        } catch (IOException e) {
            unreadable(folder.toString(), e);
        } catch (UncheckedIOException e) {
            problems.add(
                    folder.toString(), "a folder in it cannot be read: " + e.getMessage(), "Let this user read it");
        }
        return List.of();
    }

    private static boolean mayMatter(Path path) {
        String name =
                path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".sql")
                || name.endsWith(".sql.conf")
                || name.equals("sqitch.plan")
                || name.endsWith(".rb");
    }

    private Optional<MigrationFile> readFile(Path file, String below) {
        // A migration in Ruby is refused by its name.
        if (below.endsWith(".rb")) {
            return Optional.of(new MigrationFile(below, file.toString(), ""));
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] read = input.readNBytes(BYTES_MAX + 1);
            bytes += read.length;
            return decode(read, file.toString()).map(text -> new MigrationFile(below, file.toString(), text));
        } catch (IOException e) {
            unreadable(file.toString(), e);
            return Optional.empty();
        }
    }

    private void unreadable(String shown, IOException e) {
        switch (e) {
            case NoSuchFileException _ -> problems.add(shown, "there is no such file or folder", "Check the path");
            case AccessDeniedException _ ->
                problems.add(shown, "it may not be read by this user", "Let this user read it, or run as another");
            default -> problems.add(shown, "it cannot be read: " + e.getMessage(), "Check the path and the disk");
        }
    }

    private Optional<String> decode(byte[] read, String shown) {
        if (read.length > BYTES_MAX) {
            problems.add(shown, "the file is longer than 64 MiB", "Split it; rows belong into a load of their own");
            return Optional.empty();
        }
        if (read.length >= 2 && (read[0] & 0xff) + (read[1] & 0xff) == 0xff + 0xfe) {
            problems.add(shown, "the file is in UTF-16", "Save it in UTF-8");
            return Optional.empty();
        }
        CharBuffer text = CharBuffer.allocate(read.length);
        ByteBuffer input = ByteBuffer.wrap(read);
        if (UTF_8.newDecoder().decode(input, text, true).isError()) {
            int at = input.position();
            int line = 1;
            for (int i = 0; i < at; i++) {
                line += read[i] == '\n' ? 1 : 0;
            }
            problems.add(
                    shown,
                    String.format(Locale.ROOT, "line %d holds the byte 0x%02x, which is not UTF-8", line, read[at]),
                    "Save the file in UTF-8");
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }
}
