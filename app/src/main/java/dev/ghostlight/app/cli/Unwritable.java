package dev.ghostlight.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says why a file could not be written. */
final class Unwritable {
    private Unwritable() {}

    /** The reason, to stand behind "cannot be written: ". */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its folder is not there";
            case AccessDeniedException _ -> "permission is denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default ->
                Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName());
        };
    }
}
