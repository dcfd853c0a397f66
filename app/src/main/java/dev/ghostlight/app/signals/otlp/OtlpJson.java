package dev.ghostlight.app.signals.otlp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads logs in the JSON form of OpenTelemetry's protocol: {@code ExportLogsServiceRequest} and {@code LogsData}, which
 * are alike. What it does not know it passes over.
 */
public final class OtlpJson {
    private static final int STRING_LENGTH_MAX = 1 << 24;
    private static final int BEGINNING = 40;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(STRING_LENGTH_MAX)
                    .build())
            .build();

    private final JsonParser json;
    private final List<OtlpRecord> records = new ArrayList<>();

    /** The resource comes after the records where a sender likes it so. */
    private final List<RecordBuilder> ofResource = new ArrayList<>();

    private OtlpJson(JsonParser json) {
        this.json = json;
    }

    /** Whether a text begins as logs in this form do. */
    public static boolean mayBe(String text) {
        int at = text.indexOf("\"resourceLogs\"");
        return at > 0 && at < BEGINNING && text.substring(1, at).isBlank();
    }

    /**
     * The records of a message, in its order.
     *
     * @throws OtlpException if it is none
     */
    public static List<OtlpRecord> read(String text) throws OtlpException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new OtlpJson(json).read();
        } catch (JacksonException e) {
            throw new OtlpException("it is not JSON: " + e.getOriginalMessage());
        } catch (NumberFormatException e) {
            throw new OtlpException("a number is expected: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new OtlpException("a value has another form than its name says: " + e.getMessage());
        }
    }

    private List<OtlpRecord> read() throws OtlpException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new OtlpException("an object is expected");
        }
        fields(name -> {
            if (name.equals("resourceLogs")) {
                items(this::readResourceLogs);
            } else {
                json.skipChildren();
            }
        });
        if (json.nextToken() != null) {
            throw new OtlpException("something follows the object");
        }
        return records;
    }

    private void readResourceLogs() throws OtlpException {
        List<Map.Entry<String, AnyValue>> resource = new ArrayList<>();
        ofResource.clear();
        fields(name -> {
            switch (name) {
                case "resource" ->
                    fields(part -> {
                        if (part.equals("attributes")) {
                            items(() -> resource.add(readPair(0)));
                        } else {
                            json.skipChildren();
                        }
                    });
                case "scopeLogs" -> items(this::readScopeLogs);
                default -> json.skipChildren();
            }
        });
        Map<String, String> texts = RecordBuilder.texts(resource);
        ofResource.forEach(record -> records.add(record.build(texts)));
    }

    private void readScopeLogs() throws OtlpException {
        fields(name -> {
            if (name.equals("logRecords")) {
                items(this::readRecord);
            } else {
                json.skipChildren();
            }
        });
    }

    private void readRecord() throws OtlpException {
        RecordBuilder record = new RecordBuilder();
        fields(name -> {
            switch (name) {
                case "timeUnixNano" -> record.timeNanos = Long.parseUnsignedLong(scalar());
                case "observedTimeUnixNano" -> record.observedNanos = Long.parseUnsignedLong(scalar());
                case "severityNumber" -> record.severity = severity(scalar());
                case "severityText" -> record.severityText = scalar();
                case "eventName" -> record.event = scalar();
                case "body" -> record.body = readValue(0);
                case "attributes" -> items(() -> record.attribute(readPair(0)));
                default -> json.skipChildren();
            }
        });
        ofResource.add(record);
    }

    /** A number; names of numbers are not allowed, but some senders write them. */
    private static int severity(String text) {
        boolean isNumber = !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
        return isNumber ? Integer.parseInt(text) : 0;
    }

    private Map.Entry<String, AnyValue> readPair(int depth) throws OtlpException {
        String[] key = {""};
        AnyValue[] value = {new AnyValue.Nothing()};
        fields(name -> {
            switch (name) {
                case "key" -> key[0] = scalar();
                case "value" -> value[0] = readValue(depth);
                default -> json.skipChildren();
            }
        });
        return Map.entry(key[0], value[0]);
    }

    private AnyValue readValue(int depth) throws OtlpException {
        AnyValue[] value = {new AnyValue.Nothing()};
        fields(name -> {
            if (depth >= AnyValue.DEPTH_MAX) {
                json.skipChildren();
                return;
            }
            switch (name) {
                case "stringValue" -> value[0] = new AnyValue.Text(scalar());
                case "boolValue" -> value[0] = new AnyValue.Literal(String.valueOf(Boolean.parseBoolean(scalar())));
                case "intValue" -> value[0] = new AnyValue.Literal(String.valueOf(Long.parseLong(scalar())));
                case "doubleValue" -> value[0] = number(Double.parseDouble(scalar()));
                case "bytesValue" ->
                    value[0] = AnyValue.ofBytes(Base64.getDecoder().decode(scalar()));
                case "arrayValue" -> value[0] = new AnyValue.Many(readValues(depth + 1));
                case "kvlistValue" -> value[0] = AnyValue.ofPairs(readPairs(depth + 1));
                default -> json.skipChildren();
            }
        });
        return value[0];
    }

    /** JSON has no number that is none, and none without an end. */
    static AnyValue number(double number) {
        String text = String.valueOf(number);
        return Double.isFinite(number) ? new AnyValue.Literal(text) : new AnyValue.Text(text);
    }

    private List<AnyValue> readValues(int depth) throws OtlpException {
        List<AnyValue> values = new ArrayList<>();
        fields(name -> {
            if (name.equals("values")) {
                items(() -> values.add(readValue(depth)));
            } else {
                json.skipChildren();
            }
        });
        return values;
    }

    private List<Map.Entry<String, AnyValue>> readPairs(int depth) throws OtlpException {
        List<Map.Entry<String, AnyValue>> pairs = new ArrayList<>();
        fields(name -> {
            if (name.equals("values")) {
                items(() -> pairs.add(readPair(depth)));
            } else {
                json.skipChildren();
            }
        });
        return pairs;
    }

    private String scalar() throws OtlpException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token == null || !token.isScalarValue()) {
            throw new OtlpException(
                    "a plain value is expected at " + json.streamReadContext().pathAsPointer());
        }
        return json.getString();
    }

    /** Reads what stands behind a name. */
    @FunctionalInterface
    private interface Field {
        void read(String name) throws OtlpException;
    }

    /** Reads one item. */
    @FunctionalInterface
    private interface Item {
        void read() throws OtlpException;
    }

    private void fields(Field field) throws OtlpException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        expect(JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                field.read(name);
            }
        }
    }

    private void items(Item item) throws OtlpException {
        expect(JsonToken.START_ARRAY, "a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    private void expect(JsonToken token, String what) throws OtlpException {
        if (json.currentToken() != token) {
            throw new OtlpException(
                    what + " is expected at " + json.streamReadContext().pathAsPointer());
        }
    }
}
