package dev.ghostlight.core.judge.errors.templates;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that were seen at one place of a shape, with counts: those with the smallest hashes, so that what is kept
 * is exact and does not depend on the order. Not thread-safe.
 */
final class Names {
    /** More of them change no decision. */
    static final int KEPT = 16;

    private static final Comparator<String> BY_HASH =
            Comparator.<String>comparingLong(Hashes::of).thenComparing(Comparator.naturalOrder());

    private final SortedMap<String, Long> counts = new TreeMap<>(BY_HASH);

    void add(String name, long count) {
        if (counts.size() == KEPT && BY_HASH.compare(name, counts.lastKey()) > 0) {
            return;
        }
        counts.merge(name, count, Math::addExact);
        if (counts.size() > KEPT) {
            counts.remove(counts.lastKey());
        }
    }

    void add(Names other) {
        other.counts.forEach(this::add);
    }

    /** The names and how often each was seen. */
    SortedMap<String, Long> counts() {
        return counts;
    }
}
