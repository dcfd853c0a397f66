package dev.ghostlight.app.config;

import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.facts.DatabaseFacts.Schema;
import dev.ghostlight.core.migration.facts.Engine;
import dev.ghostlight.core.migration.facts.ServerSpeed;
import dev.ghostlight.core.migration.facts.TableFacts;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the facts of one database, from words that are complete. */
final class DatabaseReader {
    /** After so long a table may have grown by what matters. */
    private static final Duration FRESH = Duration.ofDays(30);

    private final String store;
    private final Section words;
    private final Path schemaFolder;
    private final Instant now;
    private final Gathered gathered;

    DatabaseReader(String store, Section words, Path schemaFolder, Instant now, Gathered gathered) {
        this.store = store;
        this.words = words;
        this.schemaFolder = schemaFolder;
        this.now = now;
        this.gathered = gathered;
    }

    KnownDatabase database() throws AlreadyReported {
        Optional<Engine> engine = gathered.attempt(this::engine);
        Optional<Optional<Schema>> schema = gathered.attempt(this::schema);
        Optional<List<TableFacts>> tables = new TableReader(gathered).tables(words);
        if (schema.isPresent() && tables.isPresent()) {
            schema.get().ifPresent(known -> SchemaReader.check(tables.get(), known, gathered));
        }
        Optional<Instant> collected = time("collected");
        collected.ifPresent(this::tellAge);
        DatabaseFacts facts = new DatabaseFacts(
                store,
                words.where(),
                engine.orElseThrow(AlreadyReported::new),
                schema.orElseThrow(AlreadyReported::new),
                tables.orElseThrow(AlreadyReported::new),
                words.values("settings"),
                words.quantity("connections"),
                words.quantity("replicas"),
                words.quantity("replica-lag"),
                words.quantity("free-disk"),
                backupAge(collected),
                words.quantity("disk"),
                new ServerSpeed(words.quantity("slowness"), words.quantity("timed-read")));
        return new KnownDatabase(facts, collected, words.optional("source"), gathered.assumptions());
    }

    private Engine engine() throws AlreadyReported {
        if (!words.has("engine")) {
            gathered.refuse(
                    words.where(),
                    "it is not said which server this database runs on",
                    "What a migration does differs from version to version",
                    "Add engine: postgresql 16, or facts: FILE with a file that ghostlight collect wrote");
        }
        return EngineReader.engine(words, gathered);
    }

    private Optional<Schema> schema() throws AlreadyReported {
        Optional<String> text = words.optional("schema");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(SchemaReader.schema(text.get(), words.where("schema"), schemaFolder, gathered));
    }

    private void tellAge(Instant collected) {
        Duration age = Duration.between(collected, now);
        if (age.compareTo(FRESH) > 0) {
            gathered.add(new Assumption(
                    words.where("collected"),
                    "What the database is like today",
                    "what it was " + age.toDays()
                            + " days ago; tables have grown since, so durations err on the short side",
                    "ghostlight collect, once more"));
        }
    }

    /** How old the backup is now: an age that was collected has grown since. */
    private Quantity backupAge(Optional<Instant> collected) throws AlreadyReported {
        if (!words.has("backup")) {
            return Quantity.unknown();
        }
        Optional<Instant> made = time("backup");
        if (made.isPresent()) {
            return Quantity.of(secondsSince(made.get()));
        }
        boolean isOfTheFile = words.has("collected")
                && words.where("collected").file().equals(words.where("backup").file());
        double grown = isOfTheFile ? collected.map(this::secondsSince).orElse(0.0) : 0;
        return Quantity.of(words.number("backup") + grown);
    }

    private double secondsSince(Instant moment) {
        return Math.max(0, Duration.between(moment, now).toMillis() / 1000.0);
    }

    private Optional<Instant> time(String word) throws AlreadyReported {
        Optional<String> text = words.optional(word);
        try {
            return text.isEmpty() || text.get().indexOf('T') < 0
                    ? Optional.empty()
                    : Optional.of(Units.time(text.get()));
        } catch (UnitException e) {
            throw new AlreadyReported();
        }
    }
}
