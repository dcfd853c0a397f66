package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Reference;
import dev.ghostlight.app.config.shape.Shape;
import dev.ghostlight.app.config.shape.Word;

/** The shape of a file of facts about a database, as its reference file describes it; thread-safe. */
public final class FactsShape {
    private static final String REFERENCE = "facts.reference.yaml";

    private FactsShape() {}

    private static final class Loaded {
        private static final Shape.Words ROOT = Reference.read(FactsShape.class, REFERENCE);
    }

    /** The commented reference file: an example that describes every word. */
    public static String reference() {
        return Reference.text(FactsShape.class, REFERENCE);
    }

    /** What may be written in the whole file. */
    public static Shape.Words root() {
        return Loaded.ROOT;
    }

    /** A word that describes a table. */
    static Word tableWord(String name) {
        Shape tables = root().word("tables").orElseThrow().shape();
        return ((Shape.Words) ((Shape.Named) tables).item()).word(name).orElseThrow();
    }
}
