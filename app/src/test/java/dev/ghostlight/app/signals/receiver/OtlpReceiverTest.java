package dev.ghostlight.app.signals.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.signals.Background;
import dev.ghostlight.app.signals.Heard;
import dev.ghostlight.app.signals.LineSink;
import dev.ghostlight.app.signals.SourceProblem;
import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real requests, of which OpenTelemetry's own classes made the binary ones. */
final class OtlpReceiverTest {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";
    private static final String ONE = """
            {"resourceLogs":[{"resource":{"attributes":[{"key":"k8s.pod.name","value":{"stringValue":"pod-7"}}]},
              "scopeLogs":[{"scope":{"name":"x"},"logRecords":[{"timeUnixNano":"1795168800000000000","severityText":"WARN",
                "body":{"stringValue":"slow"},"traceId":"5b8efff798038103d269b633813fc60c"}]}]}],"later":[1,{"a":2}]}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final OtlpReceiver receiver =
            new OtlpReceiver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "");
    private final Background reading = Background.of(receiver);

    @BeforeEach
    void begin() throws InterruptedException {
        await(receiver);
    }

    @AfterEach
    void end() {
        reading.close();
        client.close();
    }

    @Test
    void binary_records_are_lines_of_their_hosts_with_their_traces() throws Exception {
        HttpResponse<byte[]> answer =
                post(PROTOBUF, binary("it failed", "web-1", "a.X: no\n\tat b").toByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(ExportLogsServiceResponse.parseFrom(answer.body()).hasPartialSuccess())
                .isFalse();
        Heard heard = reading.heard();
        heard.await(each -> each.lines().size() == 1);
        assertThat(heard.lines())
                .containsExactly(new Heard.Told(
                        "web-1",
                        new LogLine(
                                1, "shop", "it failed\na.X: no\n\tat b", Level.ERROR, "", 1_795_168_800_000L, true)));
        heard.await(each -> each.quiet() == 1);
    }

    @Test
    void json_is_taken_also_compressed() throws Exception {
        assertThat(new String(
                        post(JSON + "; charset=utf-8", ONE.getBytes(UTF_8)).body(), UTF_8))
                .isEqualTo("{}");
        assertThat(send(request(JSON, gzip(ONE.getBytes(UTF_8))).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(200);
        reading.heard().await(heard -> heard.lines().size() == 2);
        assertThat(reading.heard().nodes()).containsOnly("pod-7");
        assertThat(reading.heard().numbers()).containsExactly(1L, 2L);
        assertThat(reading.heard().lines().getFirst().line().level()).isEqualTo(Level.WARN);
    }

    @Test
    void records_that_hold_nothing_are_said_to_be_rejected() throws Exception {
        ExportLogsServiceRequest mixed = binary("one", "web-1", "").toBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.getDefaultInstance())
                                .addLogRecords(LogRecord.getDefaultInstance())))
                .build();
        ExportLogsServiceResponse answer = ExportLogsServiceResponse.parseFrom(
                post(PROTOBUF, mixed.toByteArray()).body());
        assertThat(answer.getPartialSuccess().getRejectedLogRecords()).isEqualTo(2);
        assertThat(answer.getPartialSuccess().getErrorMessage()).contains("cannot be judged");
        String json = "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{}]}]}]}";
        assertThat(new String(post(JSON, json.getBytes(UTF_8)).body(), UTF_8))
                .startsWith("{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"");
    }

    @Test
    void what_is_wrong_is_refused_in_the_form_of_the_request() throws Exception {
        HttpResponse<byte[]> malformed = post(PROTOBUF, "hello".getBytes(UTF_8));
        assertThat(malformed.statusCode()).isEqualTo(400);
        // google.rpc.Status: field 1 is the code, field 2 the message.
        assertThat(malformed.body()).startsWith(1 << 3, 3, 2 << 3 | 2);
        assertThat(new String(malformed.body(), UTF_8)).contains("no ExportLogsServiceRequest");
        HttpResponse<byte[]> broken = post(JSON, "{\"resourceLogs\":7}".getBytes(UTF_8));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(new String(broken.body(), UTF_8))
                .startsWith("{\"code\":3,\"message\":\"")
                .contains("a list is expected");
        assertThat(post("text/plain", new byte[0]).statusCode()).isEqualTo(415);
        assertThat(send(request(JSON, new byte[0]).header("Content-Encoding", "br"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(request(JSON, new byte[] {1, 2, 3}).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(HttpRequest.newBuilder(uri("/v1/logs")).GET()).statusCode())
                .isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(uri("/v1/traces")).POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(reading.heard().lines()).isEmpty();
    }

    @Test
    void a_body_that_is_too_large_is_refused_also_when_it_is_small_until_it_is_unpacked() throws Exception {
        assertThat(post(JSON, new byte[(1 << 24) + 1]).statusCode()).isEqualTo(413);
        byte[] bomb = gzip(new byte[1 << 25]);
        assertThat(bomb.length).isLessThan(1 << 17);
        assertThat(send(request(PROTOBUF, bomb).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void senders_are_told_to_come_again_when_nobody_reads_and_nothing_that_was_taken_is_lost() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Heard heard = new Heard();
        OtlpReceiver slow = new OtlpReceiver(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "here");
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                slow.read(waiting(heard, goOn));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        await(slow);
        URI to = URI.create("http://127.0.0.1:" + slow.bound().orElseThrow().getPort() + "/v1/logs");
        int taken = 0;
        HttpResponse<byte[]> answer = postOne(to);
        while (answer.statusCode() == 200 && taken < 200) {
            taken++;
            answer = postOne(to);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(taken).isBetween(60, 70);
        goOn.countDown();
        slow.close();
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        assertThat(heard.lines()).hasSize(taken);
        assertThat(heard.nodes()).containsOnly("here");
    }

    @Test
    void an_address_that_is_taken_is_told() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            OtlpReceiver second =
                    new OtlpReceiver(new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort()), "");
            assertThat(Heard.of(second).problems())
                    .singleElement()
                    .asString()
                    .startsWith("localhost:" + taken.getLocalPort() + ": logs cannot be taken here");
        }
    }

    private static LineSink waiting(Heard heard, CountDownLatch goOn) {
        return new LineSink() {
            @Override
            public void line(String node, LogLine line) {
                try {
                    goOn.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                heard.line(node, line);
            }

            @Override
            public void nothingForNow() {
                heard.nothingForNow();
            }

            @Override
            public void problem(SourceProblem problem) {
                heard.problem(problem);
            }
        };
    }

    private static void await(OtlpReceiver receiver) throws InterruptedException {
        for (int i = 0; i < 500 && receiver.bound().isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    private HttpResponse<byte[]> post(String type, byte[] body) throws IOException, InterruptedException {
        return send(request(type, body));
    }

    private HttpResponse<byte[]> postOne(URI to) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(to).header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(ONE)));
    }

    private HttpRequest.Builder request(String type, byte[] body) {
        return HttpRequest.newBuilder(uri("/v1/logs"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + receiver.bound().orElseThrow().getPort() + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static ExportLogsServiceRequest binary(String body, String host, String trace) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(pair("service.name", "shop"))
                                .addAttributes(pair("service.instance.id", "0b1c"))
                                .addAttributes(pair("host.name", host)))
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .addLogRecords(LogRecord.newBuilder()
                                        .setTimeUnixNano(1_795_168_800_000_000_000L)
                                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
                                        .setBody(AnyValue.newBuilder().setStringValue(body))
                                        .addAttributes(pair("exception.stacktrace", trace)))))
                .build();
    }

    private static KeyValue pair(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
