package dev.ghostlight.app.signals.otlp;

import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.Map;

/**
 * A log record of OpenTelemetry: Logs Data Model.
 *
 * @param resource what it comes from, by its attributes
 * @param attributes of the record
 * @param severity from 1 to 24; 0 where it is not said
 * @param severityText the logger's own word
 * @param timeNanos since 1970 UTC, unsigned; 0 where it is not known
 * @param body its text
 * @param event the name of the event, where it has one
 */
public record OtlpRecord(
        Map<String, String> resource,
        Map<String, String> attributes,
        int severity,
        String severityText,
        long timeNanos,
        String body,
        String event) {
    private static final long NANOS_OF_MILLI = 1_000_000;

    public OtlpRecord {
        resource = Map.copyOf(resource);
        attributes = Map.copyOf(attributes);
    }

    /** The server: a pod, a host, or an instance of the service; empty where it is not said. */
    public String node() {
        // The id of an instance is often another after each start.
        return first(resource, "k8s.pod.name", "host.name", "service.instance.id");
    }

    /** The service, and the file or stream that it was read from, if it was. */
    public String lane() {
        String service = first(resource, "service.name", "k8s.container.name");
        String file = first(attributes, "log.file.path", "log.file.name");
        return String.join(" ", service, file, first(attributes, "log.iostream"))
                .replaceAll(" +", " ")
                .strip();
    }

    /** How grave it is. */
    public Level level() {
        return severity > 0 ? Level.ofOpenTelemetry(severity) : Level.of(severityText);
    }

    /** When it was, in milliseconds; {@link LogLine#NO_TIME} where it is not known. */
    public long timeMillis() {
        return timeNanos == 0 ? LogLine.NO_TIME : Long.divideUnsigned(timeNanos, NANOS_OF_MILLI);
    }

    /** The thread's name; empty where it is not said. */
    public String thread() {
        return first(attributes, "thread.name");
    }

    /** Whether it is a line that a collector read from a file or stream, so that other lines may belong to it. */
    public boolean isLine() {
        return body.indexOf('\n') < 0
                && !first(attributes, "log.file.path", "log.file.name", "log.iostream")
                        .isEmpty();
    }

    /** Whether there is nothing in it that could be judged. */
    public boolean isEmpty() {
        return message().isEmpty()
                && first(attributes, "exception.type", "exception.message", "exception.stacktrace")
                        .isEmpty();
    }

    /** What it says. */
    public String message() {
        return body.isEmpty() ? event : body;
    }

    /** The value of an attribute of the record; else empty. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    private static String first(Map<String, String> values, String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
