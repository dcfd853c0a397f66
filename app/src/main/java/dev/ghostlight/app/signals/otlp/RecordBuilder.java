package dev.ghostlight.app.signals.otlp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of a record was read until now; its fields may come in any order, and the last of two counts. */
final class RecordBuilder {
    private static final int ATTRIBUTES_MAX = 500;

    int severity;
    String severityText = "";
    long timeNanos;
    long observedNanos;
    AnyValue body = new AnyValue.Nothing();
    String event = "";
    final Map<String, String> attributes = new HashMap<>();

    void attribute(Map.Entry<String, AnyValue> pair) {
        put(attributes, pair);
    }

    OtlpRecord build(Map<String, String> resource) {
        return new OtlpRecord(
                resource,
                attributes,
                severity,
                severityText,
                timeNanos == 0 ? observedNanos : timeNanos,
                body.asText(),
                event);
    }

    /** Attributes as texts. */
    static Map<String, String> texts(List<Map.Entry<String, AnyValue>> pairs) {
        Map<String, String> texts = new HashMap<>();
        pairs.forEach(pair -> put(texts, pair));
        return texts;
    }

    private static void put(Map<String, String> to, Map.Entry<String, AnyValue> pair) {
        if (to.size() < ATTRIBUTES_MAX) {
            to.putIfAbsent(pair.getKey(), pair.getValue().asText());
        }
    }
}
