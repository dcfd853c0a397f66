package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A configuration without problems; immutable. */
public final class Config {
    private static final String USUAL_ENVIRONMENT = "prod";

    private final String service;
    private final Path folder;
    private final SequencedMap<String, Environment> environments;
    private final Value.Table root;

    Config(String service, Path folder, SequencedMap<String, Environment> environments, Value.Table root) {
        this.service = service;
        this.folder = folder;
        this.environments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environments));
        this.root = root;
    }

    /** The service's name. */
    public String service() {
        return service;
    }

    /** The folder of the file, at which paths inside it begin. */
    public Path folder() {
        return folder;
    }

    /** The names of the environments, in the order of the file; at least one. */
    public List<String> environmentNames() {
        return List.copyOf(environments.keySet());
    }

    /**
     * The environment of a name; without one, {@code prod}, or the only one there is.
     *
     * @throws ConfigException if there is none of this name, or a name must be given
     */
    public Environment environment(@Nullable String name) throws ConfigException {
        Environment found = environments.get(name == null ? USUAL_ENVIRONMENT : name);
        if (found != null) {
            return found;
        }
        String all = String.join(", ", environments.keySet());
        if (name != null) {
            throw refused(
                    "there is no environment " + Visible.quoted(name),
                    DidYouMean.nearest(name, environments.keySet())
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Name one of " + all));
        }
        if (environments.size() > 1) {
            throw refused("there are several environments and none is named prod", "Name one with --env: " + all);
        }
        return environments.firstEntry().getValue();
    }

    private ConfigException refused(String what, String remedy) {
        Value.Entry entry = root.entries().get("environments");
        return new ConfigException(
                new Problem(entry == null ? root.place() : entry.word().place(), what, "Nothing was forecast", remedy));
    }

    Collection<Environment> environments() {
        return environments.values();
    }

    Value.Table root() {
        return root;
    }
}
