package dev.ghostlight.core.judge;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a part of a baseline came from.
 *
 * @param release the release that wrote it; empty where nobody said
 * @param nodes which nodes, sorted
 * @param fromMillis of the first record, in milliseconds since 1970 UTC; {@code Long.MIN_VALUE} without times
 * @param toMillis of the last record; {@code Long.MIN_VALUE} without times
 * @param nodeSeconds how long was looked, the sum over all nodes
 * @param records how many
 * @param deploys how many deploys lie in that time
 */
public record Learnt(
        String release,
        List<String> nodes,
        long fromMillis,
        long toMillis,
        double nodeSeconds,
        long records,
        int deploys)
        implements Comparable<Learnt> {
    private static final Comparator<Learnt> ORDER = Comparator.comparingLong(Learnt::fromMillis)
            .thenComparingLong(Learnt::toMillis)
            .thenComparing(Learnt::release)
            .thenComparing(learnt -> String.join("\t", learnt.nodes()))
            .thenComparingLong(Learnt::records)
            .thenComparingDouble(Learnt::nodeSeconds)
            .thenComparingInt(Learnt::deploys);

    public Learnt {
        nodes = List.copyOf(new TreeSet<>(nodes));
    }

    /** How many records all of them have. */
    static long records(Collection<Learnt> all) {
        return all.stream().mapToLong(Learnt::records).sum();
    }

    @Override
    public int compareTo(Learnt other) {
        return ORDER.compare(this, other);
    }
}
