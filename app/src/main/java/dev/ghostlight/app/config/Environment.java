package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.core.model.Place;

/** A place where the service runs, with the words that it took from another one; immutable. */
public final class Environment {
    private final String name;
    private final Value.Table words;

    Environment(String name, Value.Table words) {
        this.name = name;
        this.words = words;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Where it is described. */
    public Place where() {
        return words.place();
    }

    Value.Table words() {
        return words;
    }
}
