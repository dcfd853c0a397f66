package dev.ghostlight.core.migration.trace;

/** What others may not do with a relation while it is locked. */
public sealed interface LockMode permits PostgresLock, InnodbLock {
    /** The engine's word for it. */
    String word();

    /** Whether nobody can read meanwhile. */
    boolean blocksReads();

    /** Whether nobody can write rows meanwhile. */
    boolean blocksWrites();
}
