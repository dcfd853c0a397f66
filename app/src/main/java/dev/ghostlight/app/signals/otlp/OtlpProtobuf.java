package dev.ghostlight.app.signals.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads logs in the binary form of OpenTelemetry's protocol: {@code ExportLogsServiceRequest}, by the numbers of the
 * fields in {@code opentelemetry/proto/logs/v1/logs.proto} and {@code common/v1/common.proto}. What it does not know it
 * passes over.
 */
public final class OtlpProtobuf {
    private OtlpProtobuf() {}

    /**
     * The records of a message, in its order.
     *
     * @throws OtlpException if it is none
     */
    public static List<OtlpRecord> read(byte[] message) throws OtlpException {
        List<OtlpRecord> records = new ArrayList<>();
        WireReader request = new WireReader(message);
        while (request.next()) {
            if (request.isMessage(1)) {
                readResourceLogs(request.message(), records);
            }
        }
        return records;
    }

    private static void readResourceLogs(WireReader logs, List<OtlpRecord> records) throws OtlpException {
        List<Map.Entry<String, AnyValue>> resource = new ArrayList<>();
        List<RecordBuilder> ofResource = new ArrayList<>();
        while (logs.next()) {
            if (logs.isMessage(1)) {
                WireReader attributes = logs.message();
                while (attributes.next()) {
                    if (attributes.isMessage(1)) {
                        resource.add(readPair(attributes.message(), 0));
                    }
                }
            } else if (logs.isMessage(2)) {
                readScopeLogs(logs.message(), ofResource);
            }
        }
        Map<String, String> texts = RecordBuilder.texts(resource);
        ofResource.forEach(record -> records.add(record.build(texts)));
    }

    private static void readScopeLogs(WireReader logs, List<RecordBuilder> records) throws OtlpException {
        while (logs.next()) {
            if (logs.isMessage(2)) {
                records.add(readRecord(logs.message()));
            }
        }
    }

    private static RecordBuilder readRecord(WireReader fields) throws OtlpException {
        RecordBuilder record = new RecordBuilder();
        while (fields.next()) {
            if (fields.isFixed64(1)) {
                record.timeNanos = fields.number();
            } else if (fields.isVarint(2)) {
                record.severity = (int) fields.number();
            } else if (fields.isMessage(3)) {
                record.severityText = fields.text();
            } else if (fields.isMessage(5)) {
                record.body = readValue(fields.message(), 0);
            } else if (fields.isMessage(6)) {
                record.attribute(readPair(fields.message(), 0));
            } else if (fields.isFixed64(11)) {
                record.observedNanos = fields.number();
            } else if (fields.isMessage(12)) {
                record.event = fields.text();
            }
        }
        return record;
    }

    private static Map.Entry<String, AnyValue> readPair(WireReader fields, int depth) throws OtlpException {
        String key = "";
        AnyValue value = new AnyValue.Nothing();
        while (fields.next()) {
            if (fields.isMessage(1)) {
                key = fields.text();
            } else if (fields.isMessage(2)) {
                value = readValue(fields.message(), depth);
            }
        }
        return Map.entry(key, value);
    }

    private static AnyValue readValue(WireReader fields, int depth) throws OtlpException {
        AnyValue value = new AnyValue.Nothing();
        while (depth < AnyValue.DEPTH_MAX && fields.next()) {
            if (fields.isMessage(1)) {
                value = new AnyValue.Text(fields.text());
            } else if (fields.isVarint(2)) {
                value = new AnyValue.Literal(fields.number() == 0 ? "false" : "true");
            } else if (fields.isVarint(3)) {
                value = new AnyValue.Literal(String.valueOf(fields.number()));
            } else if (fields.isFixed64(4)) {
                value = OtlpJson.number(Double.longBitsToDouble(fields.number()));
            } else if (fields.isMessage(5)) {
                value = readValues(fields.message(), depth + 1);
            } else if (fields.isMessage(6)) {
                value = readPairs(fields.message(), depth + 1);
            } else if (fields.isMessage(7)) {
                value = AnyValue.ofBytes(fields.bytes());
            }
        }
        return value;
    }

    private static AnyValue readValues(WireReader fields, int depth) throws OtlpException {
        List<AnyValue> values = new ArrayList<>();
        while (fields.next()) {
            if (fields.isMessage(1)) {
                values.add(readValue(fields.message(), depth));
            }
        }
        return new AnyValue.Many(values);
    }

    private static AnyValue readPairs(WireReader fields, int depth) throws OtlpException {
        List<Map.Entry<String, AnyValue>> pairs = new ArrayList<>();
        while (fields.next()) {
            if (fields.isMessage(1)) {
                pairs.add(readPair(fields.message(), depth));
            }
        }
        return AnyValue.ofPairs(pairs);
    }
}
