package dev.ghostlight.core.migration.sql;

/** Whose rules say where a string, a comment, a name and a statement end. */
public enum Dialect {
    /** PostgreSQL and its client psql. */
    POSTGRESQL,
    /** MariaDB and MySQL and their client. */
    MARIADB
}
