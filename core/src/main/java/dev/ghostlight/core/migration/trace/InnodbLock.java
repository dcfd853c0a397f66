package dev.ghostlight.core.migration.trace;

/**
 * What MariaDB and MySQL let others do while a table is altered: the {@code LOCK} clause of {@code ALTER TABLE}.
 *
 * <p>Even with {@link #NONE} the table is locked for a moment at the beginning and the end, behind every transaction
 * that uses it.
 */
public enum InnodbLock implements LockMode {
    NONE,
    SHARED,
    EXCLUSIVE;

    @Override
    public String word() {
        return name();
    }

    @Override
    public boolean blocksReads() {
        return this == EXCLUSIVE;
    }

    @Override
    public boolean blocksWrites() {
        return this != NONE;
    }
}
