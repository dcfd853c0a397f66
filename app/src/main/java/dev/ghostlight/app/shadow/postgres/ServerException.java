package dev.ghostlight.app.shadow.postgres;

import org.jspecify.annotations.Nullable;

/** A server that could not be started; the message says where, what, the consequence and the remedy. */
public final class ServerException extends Exception {
    private static final long serialVersionUID = 1L;

    ServerException(String where, String what, String remedy) {
        this(where, what, remedy, null);
    }

    /**
     * A failure of the server.
     *
     * @param where of what
     * @param what what is wrong, with the value
     * @param remedy what to do, as a sentence
     */
    public ServerException(String where, String what, String remedy, @Nullable Throwable cause) {
        super(where + ": " + what + ". No shadow of the database can be made, so nothing was tried. " + remedy, cause);
    }
}
