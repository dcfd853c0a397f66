package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Store;
import java.util.Comparator;

/** Which setting a finding hangs on. */
final class Places {
    private Places() {}

    /** The cache before this store that is read most; the store itself where there is none. */
    static Place busiestCache(LoadFacts facts, Store store) {
        return facts.caches().stream()
                .filter(cache -> cache.store().equals(store.name()))
                .max(Comparator.comparingDouble(Cache::requestsPerSecond))
                .map(Cache::where)
                .orElse(store.where());
    }
}
