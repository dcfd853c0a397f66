package dev.ghostlight.core.model;

/**
 * A cache before a store.
 *
 * @param name its name
 * @param where where it is described
 * @param store the name of the store it fills from
 * @param levels where entries are held and when they leave
 * @param singleFlight who waits for whom on a miss
 * @param requestsPerSecond reads of this cache per second, over the whole fleet
 * @param popularity how the reads spread over keys
 * @param prewarm what a node loads before it takes requests
 */
public record Cache(
        String name,
        Place where,
        String store,
        Levels levels,
        SingleFlight singleFlight,
        double requestsPerSecond,
        Popularity popularity,
        Prewarm prewarm) {
    public Cache {
        if (!(requestsPerSecond > 0) || Double.isInfinite(requestsPerSecond)) {
            throw new IllegalArgumentException("a cache is read more than 0 times a second: " + requestsPerSecond);
        }
    }

    /** This cache with its entries held elsewhere or for another time. */
    public Cache with(Levels others) {
        return new Cache(name, where, store, others, singleFlight, requestsPerSecond, popularity, prewarm);
    }

    /** This cache with another rule for simultaneous misses. */
    public Cache with(SingleFlight other) {
        return new Cache(name, where, store, levels, other, requestsPerSecond, popularity, prewarm);
    }

    /** This cache with other keys loaded before a node takes requests. */
    public Cache with(Prewarm other) {
        return new Cache(name, where, store, levels, singleFlight, requestsPerSecond, popularity, other);
    }

    /** This cache read at another rate. */
    public Cache withRequests(double perSecond) {
        return new Cache(name, where, store, levels, singleFlight, perSecond, popularity, prewarm);
    }
}
