package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Checker;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import dev.ghostlight.app.config.source.SourceLimits;
import dev.ghostlight.app.config.source.SourceReader;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.core.model.Popularity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code ghostlight.yaml}; thread-safe. */
public final class ConfigFile {
    private static final String NAME = "ghostlight.yaml";

    private ConfigFile() {}

    /**
     * Reads a file, or the {@code ghostlight.yaml} of a folder.
     *
     * @throws ConfigException if it cannot be read, with everything that is wrong with it
     */
    public static Config read(Path fileOrFolder) throws ConfigException {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder;
        String name = file.toString();
        Path parent = file.getParent();
        String text = FileText.read(
                file, SourceLimits.CONFIGURATION, "Write one with: ghostlight init, or name another file");
        return parse(name, parent == null ? Path.of("") : parent, text);
    }

    /**
     * Reads a text; paths inside it begin at the current folder.
     *
     * @param name what to call it in messages
     * @throws ConfigException with everything that is wrong with it
     */
    public static Config parse(String name, String text) throws ConfigException {
        return parse(name, Path.of(""), text);
    }

    private static Config parse(String name, Path folder, String text) throws ConfigException {
        Value root = SourceReader.read(name, text);
        // The same word may be seen twice: as it stands, and in an environment that takes it over.
        Set<Problem> problems = new LinkedHashSet<>();
        new Checker(problems::add).check(ConfigShape.root(), root);
        if (!(root instanceof Value.Table table)) {
            throw new ConfigException(List.copyOf(problems));
        }
        Environments environments = new Environments(table, problems::add);
        Config config = new Config(service(table), folder, environments.all(), table);
        for (String environment : config.environmentNames()) {
            Gathered gathered = new Gathered();
            MigrationsConfig.read(config, config.environment(environment), gathered);
            DatabaseConfig.check(config.environment(environment), gathered);
            WatchReader.read(config, config.environment(environment), gathered);
            if (isRestarted(config.environment(environment), gathered)) {
                LoadConfig.read(config, config.environment(environment), source -> new Popularity.Uniform(1), gathered);
            }
            problems.addAll(gathered.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(List.copyOf(problems));
        }
        return config;
    }

    /** Whether anything is said of restarts; what is only watched or migrated need not say how it is restarted. */
    private static boolean isRestarted(Environment environment, Gathered gathered) {
        Section words = new Section(ConfigShape.environment(), environment.words(), gathered);
        boolean isOther = words.has("watch") || words.has("migrations");
        return !isOther || words.has("caches") || words.has("rollout");
    }

    private static String service(Value.Table root) {
        Value.Entry entry = root.entries().get("service");
        return entry != null && entry.value() instanceof Value.Text text ? text.text() : "";
    }
}
