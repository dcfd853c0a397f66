package dev.ghostlight.app.config;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the facts of the load forecast; thread-safe. */
public final class LoadConfig {
    private LoadConfig() {}

    /**
     * What the configuration knows of an environment; what is missing is unknown, or assumed and said so.
     *
     * @param keys counts the keys of the files that the configuration names
     * @throws ConfigException if {@code keys} refuses a file; what the file itself has wrong was told when it was read
     */
    public static LoadFacts facts(Config config, Environment environment, KeyReader keys) throws ConfigException {
        Gathered gathered = new Gathered();
        Optional<LoadFacts> facts = read(config, environment, keys, gathered);
        if (!gathered.problems().isEmpty()) {
            throw new ConfigException(gathered.problems());
        }
        return facts.orElseThrow(() -> new IllegalStateException("the check of the file missed a problem"));
    }

    /** The facts; nothing if a problem was told, by this reading or by the check before it. */
    static Optional<LoadFacts> read(Config config, Environment environment, KeyReader keys, Gathered gathered) {
        Section words = new Section(ConfigShape.environment(), environment.words(), gathered);
        Section root = new Section(ConfigShape.root(), config.root(), gathered);
        Optional<Fleet> fleet = gathered.attempt(() -> FleetReader.fleet(words.section("fleet")));
        Optional<Balancer> balancer = gathered.attempt(() -> FleetReader.balancer(words.section("balancer")));
        Optional<Rollout> rollout = gathered.attempt(() -> RolloutReader.rollout(words, fleet, gathered));
        Optional<List<Store>> stores = gathered.attempt(() -> stores(words, gathered));
        Optional<List<Cache>> caches = gathered.attempt(() -> caches(
                words, new CacheReader(config.folder(), words.named("stores").keySet(), keys, gathered)));
        Optional<Margin> margin = gathered.attempt(() -> margin(root.section("forecast")));
        Optional<Quantity> horizon =
                gathered.attempt(() -> root.section("forecast").quantity("horizon"));
        return gathered.attempt(() -> new LoadFacts(
                present(fleet),
                present(balancer),
                present(stores),
                present(caches),
                present(rollout),
                present(margin),
                present(horizon),
                gathered.assumptions()));
    }

    private static <T> T present(Optional<T> part) throws AlreadyReported {
        return part.orElseThrow(AlreadyReported::new);
    }

    private static List<Store> stores(Section environment, Gathered gathered) throws AlreadyReported {
        List<Store> stores = new ArrayList<>();
        for (Map.Entry<String, Section> store : environment.named("stores").entrySet()) {
            gathered.attempt(() -> StoreReader.store(store.getKey(), store.getValue()))
                    .ifPresent(stores::add);
        }
        return complete(stores, environment.named("stores").size());
    }

    private static List<Cache> caches(Section environment, CacheReader reader) throws AlreadyReported {
        List<Cache> caches = new ArrayList<>();
        for (Map.Entry<String, Section> cache : environment.named("caches").entrySet()) {
            reader.cache(cache.getKey(), cache.getValue()).ifPresent(caches::add);
        }
        return complete(caches, environment.named("caches").size());
    }

    private static <T> List<T> complete(List<T> parts, int wanted) throws AlreadyReported {
        if (parts.size() < wanted) {
            throw new AlreadyReported();
        }
        return parts;
    }

    private static Margin margin(Section forecast) throws AlreadyReported {
        String text = forecast.text("margin");
        double number = forecast.number("margin");
        if (text.equals("none")) {
            return new Margin.None();
        }
        return text.endsWith("%") ? new Margin.Part(number) : new Margin.Sigmas(number);
    }
}
