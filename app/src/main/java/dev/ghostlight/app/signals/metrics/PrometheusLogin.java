package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;

/** How to log in at a Prometheus. Immutable and thread-safe; it never shows what it holds. */
public final class PrometheusLogin {
    /** Nobody needs to log in. */
    public static final PrometheusLogin NONE = new PrometheusLogin("");

    /** The variable of the environment that holds a bearer token. */
    public static final String TOKEN = "GHOSTLIGHT_PROMETHEUS_TOKEN";

    /** The variable of the environment that holds the user's name, for basic authentication. */
    public static final String USER = "GHOSTLIGHT_PROMETHEUS_USER";

    /** The variable of the environment that holds the user's password. */
    public static final String PASSWORD = "GHOSTLIGHT_PROMETHEUS_PASSWORD";

    private final String header;

    private PrometheusLogin(String header) {
        this.header = header;
    }

    /** By the variables of an environment: a token before a user and password; nothing if none is there. */
    public static PrometheusLogin of(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        if (!token.isEmpty()) {
            return new PrometheusLogin("Bearer " + token);
        }
        String user = environment.getOrDefault(USER, "");
        if (user.isEmpty()) {
            return NONE;
        }
        String pair = user + ":" + environment.getOrDefault(PASSWORD, "");
        return new PrometheusLogin("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    /** The header {@code Authorization}; empty if there is none. */
    String header() {
        return header;
    }

    @Override
    public String toString() {
        return header.isEmpty() ? "no login" : "a login by " + header.substring(0, header.indexOf(' '));
    }
}
