package dev.ghostlight.core.migration.trace;

/**
 * The table locks of PostgreSQL, the weakest first.
 *
 * <p>Source: the manual's table of conflicting lock modes (Explicit Locking).
 */
public enum PostgresLock implements LockMode {
    ACCESS_SHARE("ACCESS SHARE"),
    ROW_SHARE("ROW SHARE"),
    ROW_EXCLUSIVE("ROW EXCLUSIVE"),
    SHARE_UPDATE_EXCLUSIVE("SHARE UPDATE EXCLUSIVE"),
    SHARE("SHARE"),
    SHARE_ROW_EXCLUSIVE("SHARE ROW EXCLUSIVE"),
    EXCLUSIVE("EXCLUSIVE"),
    ACCESS_EXCLUSIVE("ACCESS EXCLUSIVE");

    private final String word;

    PostgresLock(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    @Override
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }
}
