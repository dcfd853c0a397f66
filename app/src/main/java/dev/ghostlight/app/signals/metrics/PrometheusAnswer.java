package dev.ghostlight.app.signals.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The answer of a Prometheus to a query of a range. Read by one thread. */
final class PrometheusAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final List<Series> series = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private String status = "";
    private String error = "";
    private String resultType = "";

    private PrometheusAnswer(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads one.
     *
     * @throws IOException if it breaks off or is none
     */
    static PrometheusAnswer read(InputStream body) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            PrometheusAnswer answer = new PrometheusAnswer(json);
            answer.readAll();
            return answer;
        } catch (JacksonException e) {
            throw new IOException("no answer of a Prometheus: " + e.getOriginalMessage(), e);
        }
    }

    private void readAll() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "status" -> status = json.getString();
                case "error" -> error = json.getString();
                case "warnings" -> texts(warnings);
                case "data" -> data();
                default -> json.skipChildren();
            }
        }
        expect(!status.isEmpty());
    }

    private void texts(List<String> to) {
        while (json.currentToken() == JsonToken.START_ARRAY || json.currentToken() == JsonToken.VALUE_STRING) {
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                to.add(json.getString());
            }
        }
    }

    private void data() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("resultType")) {
                resultType = json.getString();
            } else if (name.equals("result") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    oneSeries();
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private void oneSeries() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        Series one = new Series(new HashMap<>(), new PointTable.Points());
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metric" -> {
                    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        String label = json.currentName();
                        json.nextToken();
                        one.labels().put(label, json.getString());
                    }
                }
                case "values" -> {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        point(one.points());
                    }
                }
                default -> json.skipChildren();
            }
        }
        series.add(one);
    }

    /** A time in seconds and a value in quotes. */
    private void point(PointTable.Points points) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        json.nextToken();
        double seconds = json.getDoubleValue();
        json.nextToken();
        String value = json.getString();
        expect(json.nextToken() == JsonToken.END_ARRAY);
        points.add(Math.round(1e3 * seconds), number(value));
    }

    /** NaN where there is none: NaN, +Inf and -Inf are missing. */
    private static double number(String value) throws IOException {
        switch (value) {
            case "NaN", "+Inf", "-Inf", "Inf" -> {
                return Double.NaN;
            }
            default -> {
                try {
                    return Double.parseDouble(value);
                } catch (NumberFormatException e) {
                    throw new IOException("no answer of a Prometheus: " + value + " is no number", e);
                }
            }
        }
    }

    private void expect(boolean isSo) throws IOException {
        if (!isSo) {
            throw new IOException(
                    "no answer of a Prometheus, at " + json.streamReadContext().pathAsPointer());
        }
    }

    boolean isSuccess() {
        return status.equals("success");
    }

    /** What it says is wrong; empty if nothing is. */
    String error() {
        return error;
    }

    /** {@code matrix} of a range. */
    String resultType() {
        return resultType;
    }

    List<String> warnings() {
        return warnings;
    }

    List<Series> series() {
        return series;
    }

    /**
     * One series.
     *
     * @param labels by name
     * @param points in the order of time
     */
    record Series(Map<String, String> labels, PointTable.Points points) {}
}
