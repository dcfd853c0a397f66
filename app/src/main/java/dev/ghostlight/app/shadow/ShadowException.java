package dev.ghostlight.app.shadow;

import dev.ghostlight.core.model.Place;

/** A schema that no shadow can be made of; the message says where, what, the consequence and the remedy. */
public final class ShadowException extends Exception {
    private static final long serialVersionUID = 1L;

    ShadowException(Place where, String what, String remedy, Throwable cause) {
        super(
                place(where) + ": " + what + ". Without the schema there is no shadow, and nothing was tried. "
                        + remedy,
                cause);
    }

    private static String place(Place where) {
        return where.line() > 0 ? where.file() + ":" + where.line() : where.toString();
    }
}
