package dev.ghostlight.planted.core.load;

import dev.ghostlight.planted.core.model.Word;
import java.nio.file.Path;
import java.sql.Date;

/** Fault: the core sees a module that is not java.base, and files. */
public record Curve(Word allowed, Date day, Path file) {}
