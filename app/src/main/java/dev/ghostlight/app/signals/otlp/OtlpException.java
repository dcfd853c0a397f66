package dev.ghostlight.app.signals.otlp;

/** Bytes or text that is no message of OpenTelemetry's protocol; the message says why. */
public final class OtlpException extends Exception {
    private static final long serialVersionUID = 1L;

    OtlpException(String why) {
        super(why);
    }
}
