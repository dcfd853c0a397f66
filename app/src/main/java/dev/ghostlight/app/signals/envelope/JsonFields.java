package dev.ghostlight.app.signals.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The scalar values of a JSON object by their paths, such as {@code error.stack_trace} whether it is nested or written
 * with a dot. The items of an array are one under the other. Of two values for one path the first counts.
 */
final class JsonFields {
    private static final int FIELDS_MAX = 500;
    private static final int DEPTH_MAX = 4;
    private static final int STRING_LENGTH_MAX = 1 << 24;
    private static final String BYTES = "MESSAGE";

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(STRING_LENGTH_MAX)
                    .build())
            .build();

    private final Map<String, String> values = new HashMap<>();

    private JsonFields() {}

    /** The fields of an object; nothing where the text is not one object. */
    static Optional<JsonFields> read(String text) {
        JsonFields fields = new JsonFields();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            fields.readObject(json, "", 1);
            return json.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A value; nothing where there is none. */
    @Nullable
    String get(String path) {
        return values.get(path);
    }

    boolean has(String path) {
        return values.containsKey(path);
    }

    /** The first of several values that is there and not empty; else empty. */
    String first(String... paths) {
        for (String path : paths) {
            String value = values.get(path);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private void readObject(JsonParser json, String before, int depth) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = before + json.currentName();
            JsonToken value = json.nextToken();
            switch (value) {
                case START_OBJECT -> {
                    if (depth < DEPTH_MAX) {
                        readObject(json, path + ".", depth + 1);
                    } else {
                        json.skipChildren();
                    }
                }
                case START_ARRAY -> readArray(json, path);
                case VALUE_NULL -> {}
                default -> put(path, json.getString());
            }
        }
    }

    private void readArray(JsonParser json, String path) {
        StringBuilder items = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            switch (item) {
                case START_OBJECT, START_ARRAY -> json.skipChildren();
                case VALUE_NUMBER_INT -> bytes.write(json.getString().length() > 3 ? '?' : json.getIntValue());
                default -> items.append(items.isEmpty() ? "" : "\n").append(json.getString());
            }
        }
        if (path.equals(BYTES) && bytes.size() > 0) {
            put(path, bytes.toString(UTF_8));
        } else if (!items.isEmpty()) {
            put(path, items.toString());
        }
    }

    private void put(String path, String value) {
        if (values.size() < FIELDS_MAX) {
            values.putIfAbsent(path, value);
        }
    }
}
