package dev.ghostlight.core.migration.facts;

import dev.ghostlight.core.migration.sql.Dialect;

/**
 * A database server.
 *
 * @param kind whose
 * @param major the first number of its version, such as 16 of 16.4 and 10 of 10.11
 * @param minor the second number; 0 where nobody said
 */
public record Engine(Kind kind, int major, int minor) {
    /** Whose server it is. */
    public enum Kind {
        POSTGRESQL("postgresql"),
        MARIADB("mariadb"),
        MYSQL("mysql");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in files and reports. */
        public String word() {
            return word;
        }
    }

    public Engine {
        if (major < 1 || minor < 0) {
            throw new IllegalArgumentException("no version: " + major + "." + minor);
        }
    }

    /**
     * Whether so little is known of so old a version that a forecast would be wrong: before it, more is written anew.
     */
    public boolean isTooOld() {
        return switch (kind) {
            case POSTGRESQL -> major < 11;
            case MARIADB -> isBefore(10, 3);
            case MYSQL -> isBefore(5, 6);
        };
    }

    private boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }

    /** Whose rules its statements follow. */
    public Dialect dialect() {
        return switch (kind) {
            case POSTGRESQL -> Dialect.POSTGRESQL;
            case MARIADB, MYSQL -> Dialect.MARIADB;
        };
    }

    /** As files and reports write it: {@code postgresql 16}, {@code mariadb 10.11}. */
    @Override
    public String toString() {
        return kind.word() + " " + (kind == Kind.POSTGRESQL ? "" + major : major + "." + minor);
    }
}
