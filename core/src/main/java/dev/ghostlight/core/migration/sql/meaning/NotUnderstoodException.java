package dev.ghostlight.core.migration.sql.meaning;

/** A statement goes on in a way that is not known here; it is then left to the server. */
final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstoodException() {
        super("not understood", null, false, false);
    }
}
