package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.trace.InnodbLock;

/**
 * How MariaDB or MySQL changes a table.
 *
 * @param algorithm how
 * @param lock what others may do meanwhile
 * @param isRebuilt whether every row is written anew
 */
public record InnodbWay(Algorithm algorithm, InnodbLock lock, boolean isRebuilt) {
    /** The clause {@code ALGORITHM} of ALTER TABLE, the way that hurts least first. */
    public enum Algorithm {
        /** Only the catalog is changed. */
        INSTANT,
        /** An index is built or removed; the table stays. */
        NOCOPY,
        /** The engine does it; whether it rebuilds the table is another question. */
        INPLACE,
        /** The server copies all rows. */
        COPY
    }

    static final InnodbWay INSTANT = new InnodbWay(Algorithm.INSTANT, InnodbLock.NONE, false);
    static final InnodbWay INDEX = new InnodbWay(Algorithm.INPLACE, InnodbLock.NONE, false);
    static final InnodbWay REBUILD = new InnodbWay(Algorithm.INPLACE, InnodbLock.NONE, true);
    static final InnodbWay COPY = new InnodbWay(Algorithm.COPY, InnodbLock.SHARED, true);

    /** What both together take, as one statement does its parts in one go. */
    InnodbWay with(InnodbWay other) {
        return new InnodbWay(
                algorithm.compareTo(other.algorithm) > 0 ? algorithm : other.algorithm,
                lock.compareTo(other.lock) > 0 ? lock : other.lock,
                isRebuilt || other.isRebuilt);
    }
}
