package dev.ghostlight.app.signals.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What Prometheus answered.
 *
 * @param error empty where there is none
 * @param errorType empty where there is no error
 * @param type of a metric, from its metadata; empty where it was not asked for or is not known
 * @param series the points, each series by its labels
 * @param warnings what it warns of
 */
record PrometheusAnswer(String error, String errorType, String type, List<Series> series, List<String> warnings) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double MILLIS = 1_000;

    /** Points of one set of labels. */
    record Series(Map<String, String> labels, List<Long> millis, List<Double> values) {}

    /** Reads an answer; null where it is none of Prometheus. */
    static @Nullable PrometheusAnswer read(String body) {
        Reading reading = new Reading();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                reading.member(json, json.currentName());
            }
        } catch (JacksonException | NumberFormatException _) {
            return null;
        }
        return reading.status.isEmpty()
                ? null
                : new PrometheusAnswer(
                        "success".equals(reading.status) || !reading.error.isEmpty() ? reading.error : reading.status,
                        reading.errorType,
                        reading.type,
                        reading.series,
                        reading.warnings);
    }

    /** What was read so far. */
    private static final class Reading {
        private String status = "";
        private String error = "";
        private String errorType = "";
        private String type = "";
        private final List<Series> series = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        private void member(JsonParser json, String name) {
            json.nextToken();
            switch (name) {
                case "status" -> status = json.getString();
                case "error" -> error = json.getString();
                case "errorType" -> errorType = json.getString();
                case "warnings" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        warnings.add(json.getString());
                    }
                }
                case "data" -> data(json);
                default -> json.skipChildren();
            }
        }

        /** A matrix, or metadata by the names of metrics. */
        private void data(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken token = json.nextToken();
                if (token != JsonToken.START_ARRAY) {
                    json.skipChildren();
                } else if ("result".equals(name)) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        series.add(series(json));
                    }
                } else {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        type = metadata(json);
                    }
                }
            }
        }

        private static String metadata(JsonParser json) {
            String type = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                type = "type".equals(name) ? json.getString() : type;
            }
            return type;
        }

        private static Series series(JsonParser json) {
            Map<String, String> labels = new TreeMap<>();
            List<Long> millis = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "metric" -> {
                        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                            String label = json.currentName();
                            json.nextToken();
                            labels.put(label, json.getString());
                        }
                    }
                    case "values" -> {
                        while (json.nextToken() == JsonToken.START_ARRAY) {
                            json.nextToken();
                            millis.add(Math.round(json.getDoubleValue() * MILLIS));
                            json.nextToken();
                            values.add(number(json.getString()));
                            json.nextToken();
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            return new Series(labels, millis, values);
        }

        /** Numbers come as text, as JSON has no NaN and no infinity. */
        private static double number(String text) {
            return switch (text) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        }
    }
}
