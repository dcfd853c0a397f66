package dev.ghostlight.app.signals.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.ghostlight.core.judge.errors.assemble.Level;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against messages that OpenTelemetry's own classes made. */
final class OtlpProtobufTest {
    private static final long TEN_NANOS = 1_795_168_800_000_000_000L;

    @Test
    void a_message_of_open_telemetrys_own_classes_is_understood() throws Exception {
        List<OtlpRecord> records = OtlpProtobuf.read(request(
                        LogRecord.newBuilder()
                                .setTimeUnixNano(TEN_NANOS)
                                .setObservedTimeUnixNano(TEN_NANOS + 5)
                                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR2)
                                .setSeverityText("ERR")
                                .setBody(text("it failed"))
                                .addAttributes(pair("exception.type", text("a.X")))
                                .addAttributes(pair("thread.name", text("main")))
                                .setTraceId(ByteString.copyFrom(new byte[16]))
                                .setFlags(1)
                                .setDroppedAttributesCount(3)
                                .build(),
                        LogRecord.newBuilder()
                                .setObservedTimeUnixNano(TEN_NANOS)
                                .setEventName("order.placed")
                                .build())
                .toByteArray());
        assertThat(records).hasSize(2);
        OtlpRecord first = records.getFirst();
        assertThat(first.body()).isEqualTo("it failed");
        assertThat(first.level()).isEqualTo(Level.ERROR);
        assertThat(first.timeMillis()).isEqualTo(TEN_NANOS / 1_000_000);
        assertThat(first.node()).isEqualTo("web-1");
        assertThat(first.lane()).isEqualTo("shop");
        assertThat(first.thread()).isEqualTo("main");
        assertThat(first.attribute("exception.type")).isEqualTo("a.X");
        assertThat(records.get(1).message()).isEqualTo("order.placed");
        assertThat(records.get(1).timeMillis()).isEqualTo(TEN_NANOS / 1_000_000);
    }

    @Test
    void a_body_of_any_kind_is_text() throws Exception {
        assertThat(body(text("grün \"x\""))).isEqualTo("grün \"x\"");
        assertThat(body(AnyValue.newBuilder().setIntValue(-7).build())).isEqualTo("-7");
        assertThat(body(AnyValue.newBuilder().setBoolValue(false).build())).isEqualTo("false");
        assertThat(body(AnyValue.newBuilder().setDoubleValue(0.5).build())).isEqualTo("0.5");
        assertThat(body(AnyValue.newBuilder().setDoubleValue(Double.NaN).build()))
                .isEqualTo("NaN");
        assertThat(body(AnyValue.newBuilder()
                        .setBytesValue(ByteString.copyFrom("hi".getBytes(UTF_8)))
                        .build()))
                .isEqualTo("aGk=");
        AnyValue list = AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder()
                        .addValues(text("a\n\u0001"))
                        .addValues(AnyValue.newBuilder().setIntValue(1))
                        .addValues(AnyValue.getDefaultInstance()))
                .build();
        AnyValue named = AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder()
                        .addValues(pair("msg", text("x")))
                        .addValues(pair("list", list)))
                .build();
        assertThat(body(named)).isEqualTo("{\"msg\":\"x\",\"list\":[\"a\\n\\u0001\",1,null]}");
    }

    @Test
    void endless_nesting_is_cut() throws Exception {
        AnyValue value = text("deep");
        for (int i = 0; i < 60; i++) {
            value = AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder().addValues(value))
                    .build();
        }
        assertThat(body(value)).startsWith("[[[[").doesNotContain("deep");
    }

    @Test
    void what_is_no_message_is_refused_and_mutations_never_throw_anything_else() throws Exception {
        byte[] message = request(LogRecord.newBuilder()
                        .setTimeUnixNano(TEN_NANOS)
                        .setBody(text("it failed"))
                        .build())
                .toByteArray();
        assertThatThrownBy(() -> OtlpProtobuf.read("hello".getBytes(UTF_8))).isInstanceOf(OtlpException.class);
        long seed = 5;
        Random random = new Random(seed);
        int refused = 0;
        for (int run = 0; run < 20_000; run++) {
            byte[] mutated = message.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                OtlpProtobuf.read(mutated);
            } catch (OtlpException e) {
                refused++;
            }
        }
        assertThat(refused).describedAs("seed %d", seed).isGreaterThan(1_000);
    }

    private static String body(AnyValue body) throws OtlpException {
        return OtlpProtobuf.read(
                        request(LogRecord.newBuilder().setBody(body).build()).toByteArray())
                .getFirst()
                .body();
    }

    private static ExportLogsServiceRequest request(LogRecord... records) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(List.of(records)))
                        .setResource(Resource.newBuilder()
                                .addAttributes(pair("service.name", text("shop")))
                                .addAttributes(pair("host.name", text("web-1")))))
                .build();
    }

    private static KeyValue pair(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    private static AnyValue text(String text) {
        return AnyValue.newBuilder().setStringValue(text).build();
    }
}
