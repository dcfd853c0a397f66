package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Balancer;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Store;
import java.util.List;

/**
 * Everything the load forecast knows of an environment.
 *
 * @param fleet the nodes
 * @param balancer what spreads requests over them
 * @param stores the stores behind the caches; every cache's store is among them
 * @param caches the caches before the stores
 * @param rollout how the nodes are to be restarted
 * @param margin how far every store must stay below its capacity
 * @param horizonSeconds how far to look, from the rollout's begin; unknown for far enough to see the third wave
 * @param assumptions what was assumed where a fact was missing
 */
public record LoadFacts(
        Fleet fleet,
        Balancer balancer,
        List<Store> stores,
        List<Cache> caches,
        Rollout rollout,
        Margin margin,
        Quantity horizonSeconds,
        List<Assumption> assumptions) {
    public LoadFacts {
        stores = List.copyOf(stores);
        caches = List.copyOf(caches);
        assumptions = List.copyOf(assumptions);
        for (Cache cache : caches) {
            if (stores.stream().noneMatch(store -> store.name().equals(cache.store()))) {
                throw new IllegalArgumentException(
                        "cache " + cache.name() + " fills from an unknown store: " + cache.store());
            }
        }
    }

    /** The store that a cache fills from. */
    public Store store(Cache cache) {
        return stores.stream()
                .filter(store -> store.name().equals(cache.store()))
                .findFirst()
                .orElseThrow();
    }

    /** The same facts with another rollout. */
    public LoadFacts withRollout(Rollout other) {
        return new LoadFacts(fleet, balancer, stores, caches, other, margin, horizonSeconds, assumptions);
    }

    /** The same facts with another margin. */
    public LoadFacts withMargin(Margin other) {
        return new LoadFacts(fleet, balancer, stores, caches, rollout, other, horizonSeconds, assumptions);
    }

    /** The same facts, looked at for so many seconds. */
    public LoadFacts withHorizon(double seconds) {
        return new LoadFacts(fleet, balancer, stores, caches, rollout, margin, Quantity.of(seconds), assumptions);
    }

    /** The same facts with other stores. */
    public LoadFacts withStores(List<Store> others) {
        return new LoadFacts(fleet, balancer, others, caches, rollout, margin, horizonSeconds, assumptions);
    }

    /** The same facts with other caches. */
    public LoadFacts withCaches(List<Cache> others) {
        return new LoadFacts(fleet, balancer, stores, others, rollout, margin, horizonSeconds, assumptions);
    }
}
