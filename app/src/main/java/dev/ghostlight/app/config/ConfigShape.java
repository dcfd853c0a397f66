package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Reference;
import dev.ghostlight.app.config.shape.Shape;
import dev.ghostlight.app.config.shape.Word;

/** The shape of {@code ghostlight.yaml}, as its reference file describes it; thread-safe. */
public final class ConfigShape {
    private static final String REFERENCE = "ghostlight.reference.yaml";

    private ConfigShape() {}

    private static final class Loaded {
        private static final Shape.Words ROOT = Reference.read(ConfigShape.class, REFERENCE);
    }

    /** The commented reference file: an example that describes every word. */
    public static String reference() {
        return Reference.text(ConfigShape.class, REFERENCE);
    }

    /** What may be written in the whole file. */
    public static Shape.Words root() {
        return Loaded.ROOT;
    }

    /** What may be written in an environment. */
    static Shape.Words environment() {
        return item(word("environments"));
    }

    private static Shape.Words item(Word word) {
        return (Shape.Words) ((Shape.Named) word.shape()).item();
    }

    /** The word at the top of the file. */
    static Word word(String name) {
        return root().word(name).orElseThrow();
    }
}
