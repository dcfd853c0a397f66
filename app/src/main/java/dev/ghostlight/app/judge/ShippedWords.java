package dev.ghostlight.app.judge;

import dev.ghostlight.core.judge.errors.templates.WordList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The list of words by which messages are read. */
public final class ShippedWords {
    /** Fingerprints of another list are others. */
    public static final String VERSION = "words-1";

    private ShippedWords() {}

    /** The list. */
    public static WordList read() {
        String name = VERSION + ".txt";
        try (InputStream stream = ShippedWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            return new WordList(new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
