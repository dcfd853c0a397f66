package dev.ghostlight.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files wholly or not at all. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a text; a file that was there before is replaced at once, or stays as it was. */
    static void write(Path path, String text) throws IOException {
        Path named = path.toAbsolutePath();
        // A link stays one.
        Path file = Files.exists(named) ? named.toRealPath() : named;
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return;
        }
        // A temporary file of the JVM would be readable to nobody else, and so would the text.
        Path part = file.resolveSibling(".ghostlight-" + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().threadId() + ".part");
        Files.deleteIfExists(part);
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
