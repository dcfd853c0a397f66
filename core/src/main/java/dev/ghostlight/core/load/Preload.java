package dev.ghostlight.core.load;

import dev.ghostlight.core.model.Prewarm;

/**
 * When a node loaded keys before it took requests, which is when their entries began to age.
 *
 * @param isDone whether it did at all
 * @param newestSeconds how long before its first request it loaded the hottest of them
 * @param oldestSeconds how long before it loaded the least asked for; the others evenly in between
 */
record Preload(boolean isDone, double newestSeconds, double oldestSeconds) {
    /** No key is loaded before. */
    static final Preload NONE = new Preload(false, 0, 0);

    /** The preload of all keys of a cache that are loaded before. */
    static Preload of(Prewarm prewarm) {
        return new Preload(true, 0, prewarm.seconds());
    }

    /** The preload of the keys from one rank to another, as parts of all that are loaded. */
    Preload part(double from, double to) {
        return new Preload(isDone, secondsBefore(from), secondsBefore(to));
    }

    /** How long before the node's first request the key at this part of all was loaded. */
    double secondsBefore(double part) {
        return newestSeconds + part * (oldestSeconds - newestSeconds);
    }
}
