package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.SourceLimits;
import dev.ghostlight.app.config.source.SourceText;
import dev.ghostlight.core.model.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of text. */
final class FileText {
    private FileText() {}

    /**
     * The text of a file, without a byte-order mark.
     *
     * @throws ConfigException if it cannot be read, is no UTF-8 or too long
     */
    static String read(Path file, SourceLimits limits) throws ConfigException {
        return read(file, limits, "Name another file");
    }

    /** The text of a file, as {@link #read(Path, SourceLimits)} reads it, with what to do when it is not there. */
    static String read(Path file, SourceLimits limits, String whenMissing) throws ConfigException {
        String name = file.toString();
        try (InputStream stream = Files.newInputStream(file)) {
            String text = SourceText.decode(name, stream.readNBytes(limits.bytes() + 1), limits);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw unreadable(name, "the file is not there", whenMissing);
        } catch (AccessDeniedException e) {
            throw unreadable(name, "the file may not be read", "Give yourself the right to read it");
        } catch (IOException e) {
            throw unreadable(name, "the file cannot be read: " + e.getMessage(), "Name a file, or its folder");
        }
    }

    private static ConfigException unreadable(String name, String what, String remedy) {
        return new ConfigException(new Problem(Place.of(name, ""), what, "Nothing was read", remedy));
    }
}
