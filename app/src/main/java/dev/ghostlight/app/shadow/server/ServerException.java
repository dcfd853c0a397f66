package dev.ghostlight.app.shadow.server;

import org.jspecify.annotations.Nullable;

/** A server that could not be started; the message says where, what, the consequence and the remedy. */
public final class ServerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Tells what went wrong. */
    public ServerException(String where, String what, String remedy) {
        this(where, what, remedy, null);
    }

    /** Tells what went wrong, and what made it so. */
    public ServerException(String where, String what, String remedy, @Nullable Throwable cause) {
        super(where + ": " + what + ". No shadow of the database can be made, so nothing was tried. " + remedy, cause);
    }
}
