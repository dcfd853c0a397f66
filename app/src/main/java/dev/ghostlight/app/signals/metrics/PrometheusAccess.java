package dev.ghostlight.app.signals.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** How one may ask a Prometheus. Secrets come from variables of the environment, never from a file. */
public sealed interface PrometheusAccess {
    /** Anybody may. */
    record Open() implements PrometheusAccess {}

    /**
     * By a token.
     *
     * @param tokenVariable the variable of the environment that holds it
     */
    record Bearer(String tokenVariable) implements PrometheusAccess {}

    /**
     * By name and password.
     *
     * @param user the name
     * @param passwordVariable the variable of the environment that holds the password
     */
    record Basic(String user, String passwordVariable) implements PrometheusAccess {}

    /**
     * The header to send; empty where none is.
     *
     * @throws MetricsException if the variable is not set
     */
    default String header(Map<String, String> environment) throws MetricsException {
        return switch (this) {
            case Open() -> "";
            case Bearer(String variable) -> "Bearer " + secret(environment, variable);
            case Basic(String user, String variable) ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + secret(environment, variable)).getBytes(UTF_8));
        };
    }

    private static String secret(Map<String, String> environment, String variable) throws MetricsException {
        String secret = environment.get(variable);
        if (secret == null || secret.isBlank()) {
            throw MetricsException.wrong(List.of(MetricsException.problem(
                    variable,
                    "the variable of the environment is " + (secret == null ? "not set" : "empty"),
                    "Prometheus would refuse to answer",
                    "Set it to the secret, or name another variable")));
        }
        return secret.strip();
    }
}
