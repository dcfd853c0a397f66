package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.SingleFlight;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads a cache. */
final class CacheReader {
    private final Path folder;
    private final Set<String> stores;
    private final KeyReader keys;
    private final Gathered gathered;

    CacheReader(Path folder, Set<String> stores, KeyReader keys, Gathered gathered) {
        this.folder = folder;
        this.stores = stores;
        this.keys = keys;
        this.gathered = gathered;
    }

    /** The cache; nothing if a problem was told about it. */
    Optional<Cache> cache(String name, Section cache) {
        // Each part on its own, so that a problem in one does not hide those in the others.
        Optional<String> store =
                gathered.attempt(() -> cache.store("fills-from", stores, "What a miss asks is not known"));
        Optional<Levels> levels = gathered.attempt(() -> levels(cache));
        Optional<Popularity> popularity = gathered.attempt(() -> popularity(cache.section("keys")));
        Optional<Prewarm> prewarm = gathered.attempt(() -> prewarm(cache));
        return gathered.attempt(() -> new Cache(
                name,
                cache.where(),
                store.orElseThrow(AlreadyReported::new),
                levels.orElseThrow(AlreadyReported::new),
                FleetReader.constant(SingleFlight.class, cache.text("single-flight")),
                cache.number("requests"),
                popularity.orElseThrow(AlreadyReported::new),
                prewarm.orElseThrow(AlreadyReported::new)));
    }

    private static Levels levels(Section cache) throws AlreadyReported {
        Expiry expiry = expiry(cache);
        if (cache.text("held").equals("shared")) {
            return new Levels.Shared(expiry, cache.text("starts").equals("warm"));
        }
        if (!cache.has("second-level")) {
            return new Levels.PerNode(expiry);
        }
        Section second = cache.section("second-level");
        return new Levels.TwoLevel(expiry, expiry(second), second.text("starts").equals("warm"));
    }

    private static Expiry expiry(Section parent) throws AlreadyReported {
        if (parent.isText("expires")) {
            return Expiry.never();
        }
        Section expires = parent.section("expires");
        return new Expiry(
                limit(expires, "after-write"),
                expires.number("jitter"),
                limit(expires, "after-access"),
                limit(expires, "refresh-after-write"),
                limit(expires, "max-entries"));
    }

    private static double limit(Section section, String word) throws AlreadyReported {
        return section.quantity(word).orElse(Double.POSITIVE_INFINITY);
    }

    private static Prewarm prewarm(Section cache) throws AlreadyReported {
        if (!cache.has("prewarm")) {
            return Prewarm.none();
        }
        Section prewarm = cache.section("prewarm");
        return new Prewarm((int) prewarm.number("keys"), prewarm.number("rate"));
    }

    private Popularity popularity(Section section) throws AlreadyReported {
        if (section.has("count")) {
            long count = (long) section.number("count");
            boolean uniform = section.text("popularity").equals("uniform");
            double exponent = section.number("popularity");
            return uniform ? new Popularity.Uniform(count) : new Popularity.Zipf(count, exponent);
        }
        KeySource source = section.has("counts")
                ? new KeySource.CountsFile(path(section, "counts"), section.where("counts"))
                : new KeySource.Log(path(section, "log"), section.pattern("key"), section.where("log"));
        try {
            return keys.read(source);
        } catch (ConfigException e) {
            e.problems().forEach(gathered::add);
            throw new AlreadyReported();
        }
    }

    private Path path(Section section, String word) throws AlreadyReported {
        return section.path(word, folder, "The keys cannot be counted", "Write the path of a file");
    }
}
