package dev.ghostlight.app.config;

/** Ends the reading of a part of the file whose problem has been told. */
final class AlreadyReported extends Exception {
    private static final long serialVersionUID = 1;
}
