package dev.ghostlight.app.config;

import dev.ghostlight.app.config.shape.Checker;
import dev.ghostlight.app.config.shape.Merge;
import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.SourceLimits;
import dev.ghostlight.app.config.source.SourceReader;
import dev.ghostlight.app.config.source.Value;
import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.app.words.Visible;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the facts of a database: from a file of facts, from {@code ghostlight.yaml}, or from both; thread-safe. */
public final class DatabaseConfig {
    /** What a database is called that nobody named. */
    private static final String UNNAMED = "database";

    private DatabaseConfig() {}

    /**
     * The facts of a store: those of its file of facts, and over them those that stand in the configuration itself.
     *
     * @param now the present, for the age of backups and facts
     * @throws ConfigException if there is no such store, its files cannot be read, or facts contradict each other
     */
    public static KnownDatabase facts(Config config, Environment environment, String store, Instant now)
            throws ConfigException {
        Gathered gathered = new Gathered();
        Optional<KnownDatabase> known = gathered.attempt(
                () -> facts(config.folder(), store(environment, store, gathered), store, now, gathered));
        return complete(known, gathered);
    }

    /**
     * The facts of a file that stands for itself, without a configuration.
     *
     * @param now the present, for the age of backups and facts
     * @throws ConfigException with everything that is wrong with it
     */
    public static KnownDatabase facts(Path file, Instant now) throws ConfigException {
        Gathered gathered = new Gathered();
        Value.Table words = file(file);
        Optional<KnownDatabase> known = gathered.attempt(() -> database(UNNAMED, words, folderOf(file), now, gathered));
        return complete(known, gathered);
    }

    /**
     * Tells what is wrong with the facts that stand in a configuration itself, as far as it can be told without files.
     */
    static void check(Environment environment, Gathered gathered) {
        gathered.attempt(() -> {
            for (Section store : new Section(ConfigShape.environment(), environment.words(), gathered)
                    .named("stores")
                    .values()) {
                if (store.has("engine")) {
                    gathered.attempt(() -> EngineReader.engine(store, gathered));
                }
                gathered.attempt(() -> new TableReader(gathered).tables(store));
            }
            return true;
        });
    }

    private static KnownDatabase complete(Optional<KnownDatabase> known, Gathered gathered) throws ConfigException {
        if (!gathered.problems().isEmpty()) {
            throw new ConfigException(gathered.problems());
        }
        return known.orElseThrow(() -> new IllegalStateException("the check of the facts missed a problem"));
    }

    private static Value.Table store(Environment environment, String name, Gathered gathered) throws AlreadyReported {
        Value.Entry stores = environment.words().entries().get("stores");
        Map<String, Value.Entry> all =
                stores != null && stores.value() instanceof Value.Table table ? table.entries() : Map.of();
        Value.Entry store = all.get(name);
        if (store == null) {
            gathered.refuse(
                    environment.where().child("stores"),
                    "there is no store " + Visible.quoted(name) + " in this environment",
                    "Nothing is known of its database",
                    DidYouMean.nearest(name, all.keySet())
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Add it under stores:"));
            throw new AlreadyReported();
        }
        return store.value() instanceof Value.Table words
                ? words
                : new Value.Table(store.value().place(), new LinkedHashMap<>());
    }

    private static KnownDatabase facts(Path folder, Value.Table store, String name, Instant now, Gathered gathered)
            throws AlreadyReported {
        Value.Table own = ownFacts(store);
        Value.Entry entry = store.entries().get("facts");
        if (entry == null || !(entry.value() instanceof Value.Text path)) {
            return database(name, own, folder, now, gathered);
        }
        try {
            Path file = folder.resolve(path.text());
            Value.Table below = without(file(file), own);
            Value.Table merged = Merge.of(FactsShape.root(), below, own) instanceof Value.Table table ? table : below;
            Path schemaFolder = own.has("schema") ? folder : folderOf(file);
            return database(name, merged, schemaFolder, now, gathered);
        } catch (InvalidPathException e) {
            gathered.refuse(
                    path.place(),
                    Visible.quoted(path.text()) + " is not a path on this machine: " + e.getReason(),
                    "The facts are not known",
                    "Write the path of a file");
        } catch (ConfigException e) {
            e.problems().forEach(gathered::add);
        }
        throw new AlreadyReported();
    }

    private static KnownDatabase database(
            String name, Value.Table words, Path schemaFolder, Instant now, Gathered gathered) throws AlreadyReported {
        Section section = new Section(FactsShape.root(), words, gathered);
        return new DatabaseReader(name, section, schemaFolder, now, gathered).database();
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The words of a store that are facts of its database. */
    private static Value.Table ownFacts(Value.Table store) {
        SequencedMap<String, Value.Entry> own = new LinkedHashMap<>();
        store.entries().forEach((word, entry) -> {
            if (FactsShape.root().word(word).isPresent()) {
                own.put(word, entry);
            }
        });
        return new Value.Table(store.place(), own);
    }

    /** What a file says, without the sizes in bytes of tables whose rows the configuration counts otherwise. */
    private static Value.Table without(Value.Table file, Value.Table own) {
        Value.Table tables = table(own, "tables");
        SequencedMap<String, Value.Entry> kept =
                new LinkedHashMap<>(table(file, "tables").entries());
        tables.entries().keySet().forEach(name -> {
            Value.Table words = table(tables, name);
            Value.Entry below = kept.get(name);
            if (below != null
                    && below.value() instanceof Value.Table inner
                    && (words.has("rows") || words.has("row-bytes"))) {
                SequencedMap<String, Value.Entry> fewer = new LinkedHashMap<>(inner.entries());
                fewer.remove("table-bytes");
                kept.put(name, new Value.Entry(below.word(), new Value.Table(inner.place(), fewer), below.comments()));
            }
        });
        SequencedMap<String, Value.Entry> all = new LinkedHashMap<>(file.entries());
        Value.Entry entry = all.get("tables");
        if (entry != null) {
            all.put(
                    "tables",
                    new Value.Entry(entry.word(), new Value.Table(entry.value().place(), kept), entry.comments()));
        }
        return new Value.Table(file.place(), all);
    }

    private static Value.Table table(Value.Table table, String word) {
        Value.Entry entry = table.entries().get(word);
        return entry != null && entry.value() instanceof Value.Table inner
                ? inner
                : new Value.Table(table.place().child(word), new LinkedHashMap<>());
    }

    private static Value.Table file(Path file) throws ConfigException {
        String name = file.toString();
        String text =
                FileText.read(file, SourceLimits.FACTS, "Write one with: ghostlight collect, or name another file");
        Value root = SourceReader.read(name, text, SourceLimits.FACTS);
        Gathered gathered = new Gathered();
        new Checker(gathered::add).check(FactsShape.root(), root);
        if (gathered.problems().isEmpty() && root instanceof Value.Table table) {
            return table;
        }
        throw new ConfigException(gathered.problems());
    }
}
