package dev.ghostlight.app.signals.otlp;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A value as OpenTelemetry has them. */
sealed interface AnyValue {
    /** So deep may values be within each other; what is deeper is left out. */
    int DEPTH_MAX = 16;

    /** No value. */
    record Nothing() implements AnyValue {}

    /** A text. */
    record Text(String text) implements AnyValue {}

    /**
     * A number or a truth.
     *
     * @param literal as JSON has it
     */
    record Literal(String literal) implements AnyValue {}

    /** Several values. */
    record Many(List<AnyValue> values) implements AnyValue {
        public Many {
            values = List.copyOf(values);
        }
    }

    /** Several values by their names. */
    record Named(SequencedMap<String, AnyValue> values) implements AnyValue {
        public Named {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }

    /** Bytes, as text that shows them. */
    static AnyValue ofBytes(byte[] bytes) {
        return new Text(Base64.getEncoder().encodeToString(bytes));
    }

    /** Values by their names, of which the first counts where there are several. */
    static AnyValue ofPairs(List<Map.Entry<String, AnyValue>> pairs) {
        SequencedMap<String, AnyValue> named = new LinkedHashMap<>();
        pairs.forEach(pair -> named.putIfAbsent(pair.getKey(), pair.getValue()));
        return new Named(named);
    }

    /** As text: a text is itself, several values are JSON. */
    default String asText() {
        return switch (this) {
            case Nothing() -> "";
            case Text(String text) -> text;
            case Literal(String literal) -> literal;
            case Many _, Named _ -> {
                StringBuilder json = new StringBuilder();
                writeTo(json);
                yield json.toString();
            }
        };
    }

    private void writeTo(StringBuilder json) {
        switch (this) {
            case Nothing() -> json.append("null");
            case Text(String text) -> quote(text, json);
            case Literal(String literal) -> json.append(literal);
            case Many(List<AnyValue> values) -> {
                json.append('[');
                for (AnyValue value : values) {
                    separate(json);
                    value.writeTo(json);
                }
                json.append(']');
            }
            case Named(SequencedMap<String, AnyValue> values) -> {
                json.append('{');
                values.forEach((name, value) -> {
                    separate(json);
                    quote(name, json);
                    json.append(':');
                    value.writeTo(json);
                });
                json.append('}');
            }
        }
    }

    private static void separate(StringBuilder json) {
        char last = json.charAt(json.length() - 1);
        if (last != '[' && last != '{') {
            json.append(',');
        }
    }

    /** Writes a text as JSON has it. */
    static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> json.append('\\').append(character);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < ' ') {
                        json.append("\\u00").append(Character.forDigit(character >> 4, 16));
                        json.append(Character.forDigit(character & 15, 16));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
