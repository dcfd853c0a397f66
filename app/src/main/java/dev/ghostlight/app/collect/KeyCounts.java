package dev.ghostlight.app.collect;

import dev.ghostlight.core.model.Popularity;
import java.util.List;

/**
 * How often each key was asked for.
 *
 * @param popularity how many keys were asked for how often
 * @param keys how many different keys
 * @param requests the sum of all counts
 * @param hottest the keys with the highest counts, at most ten, to show that the right thing was counted
 */
public record KeyCounts(Popularity.Counted popularity, long keys, long requests, List<HotKey> hottest) {
    public KeyCounts {
        hottest = List.copyOf(hottest);
    }

    /**
     * A key and its count.
     *
     * @param key the key, shortened and safe to print on a terminal
     * @param count how often it was asked for
     */
    public record HotKey(String key, long count) {}
}
