package dev.ghostlight.planted.app.config;

/** No fault: an exception with a name. */
final class HarmlessException extends Exception {
    private static final long serialVersionUID = 1;

    HarmlessException(String message) {
        super(message);
    }
}
