package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.model.Place;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a service's migrations are, and what runs them; immutable.
 *
 * @param where where the configuration says so
 * @param path their folder, or one file, resolved against the configuration's folder
 * @param store the store whose database they change
 * @param tool what runs them: {@code flyway}, {@code liquibase}, {@code rails}, {@code golang-migrate}, {@code dbmate},
 *     {@code sqitch} or {@code sql}
 * @param placeholders what stands for the placeholders in them, in the order of the file
 * @param inTransaction what shares a transaction, {@code per-migration}, {@code all} or {@code none}; empty where it is
 *     the tool's own habit
 * @param applied the newest one that is live, as a person writes it
 */
public record MigrationsConfig(
        Place where,
        Path path,
        String store,
        String tool,
        SequencedMap<String, String> placeholders,
        Optional<String> inTransaction,
        Optional<String> applied) {
    public MigrationsConfig {
        placeholders = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(placeholders));
    }

    /**
     * What a configuration says of migrations in an environment; nothing if it says nothing.
     *
     * @throws ConfigException never for a configuration that was read without problems
     */
    public static Optional<MigrationsConfig> of(Config config, Environment environment) throws ConfigException {
        Gathered gathered = new Gathered();
        Optional<MigrationsConfig> read = read(config, environment, gathered);
        if (!gathered.problems().isEmpty()) {
            throw new ConfigException(gathered.problems());
        }
        return read;
    }

    static Optional<MigrationsConfig> read(Config config, Environment environment, Gathered gathered) {
        Section words = new Section(ConfigShape.environment(), environment.words(), gathered);
        return words.has("migrations")
                ? gathered.attempt(() -> read(config, words, words.section("migrations"), gathered))
                : Optional.empty();
    }

    private static MigrationsConfig read(Config config, Section environment, Section words, Gathered gathered)
            throws AlreadyReported {
        Optional<String> store = gathered.attempt(() -> store(environment, words, gathered));
        Optional<Path> path = gathered.attempt(() -> words.path(
                "path", config.folder(), "The migrations cannot be read", "Write the path of a folder or a file"));
        return new MigrationsConfig(
                words.where(),
                path.orElseThrow(AlreadyReported::new),
                store.orElseThrow(AlreadyReported::new),
                words.text("tool"),
                words.values("placeholders"),
                words.optional("in-transaction"),
                words.optional("applied"));
    }

    private static String store(Section environment, Section words, Gathered gathered) throws AlreadyReported {
        Set<String> stores = new TreeSet<>();
        gathered.attempt(() -> environment.named("stores").keySet()).ifPresent(stores::addAll);
        return words.store("store", stores, "What the migrations change is not known");
    }
}
